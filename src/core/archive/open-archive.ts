import type { ArchiveFault, ArchiveKind, OpenedArchive } from './archive'
import { archiveKind } from './archive-kind'
import type { UnpackBudget } from './budget'
import { type Collector, createCollector } from './collector'
import { gunzip } from './gunzip'
import { harmlessPath } from './harmless-path'
import { readTar } from './read-tar'
import { readZip } from './read-zip'

/**
 * Opens an archive of this kind: zip, tar, or gzip around one file or a tar. What can be read is read, the rest is
 * named. `name` is the archive's own, after which the file in a gzip is called. Archives in archives are not opened.
 * Never throws, and never keeps or unpacks more than the budget has left.
 */
export function openArchive(kind: ArchiveKind, name: string, bytes: Uint8Array, budget: UnpackBudget): OpenedArchive {
  switch (kind) {
    case 'zip':
      return opened('zip', readZip(bytes, budget))
    case 'tar':
      return opened('tar', budget.take(bytes.length) ? readTar(bytes) : tooLarge(budget))
    case 'gzip':
      return openGzip(name, bytes, budget)
  }
}

/**
 * Every regular file of a tar, plain or in gzip, whatever it is: names and contents are not looked at, and archives in
 * it are files like any other. Never throws, and never unpacks more than the budget has left.
 */
export function openWholeTar(bytes: Uint8Array, budget: UnpackBudget): OpenedArchive {
  const found = createCollector({ every: true })
  const isGzip = archiveKind(bytes) === 'gzip'
  const { bytes: tar, fault } = isGzip ? gunzip(bytes, budget) : { bytes, fault: null }
  if (fault === 'too-large') found.faults.push({ code: 'archive-too-large', entry: '', max: budget.max })
  else if (fault !== null && fault !== 'trailing' && fault !== 'zeros')
    found.faults.push({ code: `archive-${fault}`, entry: '' })
  else readTar(tar, found)
  return opened(isGzip ? 'tar.gz' : 'tar', found)
}

function openGzip(name: string, content: Uint8Array, budget: UnpackBudget): OpenedArchive {
  const { bytes, whole, fault, trailing } = gunzip(content, budget)
  const isMore = fault === 'trailing' || fault === 'zeros'
  const behind: ArchiveFault[] = isMore ? [{ code: `archive-${fault}`, entry: '', bytes: trailing }] : []
  const isWhole = fault === null || isMore
  const inside = archiveKind(bytes)
  if (inside === 'tar' && (isWhole || fault === 'truncated')) {
    const found = readTar(bytes)
    // What was cut is said once, as a fault of the file that was brought in.
    const faults: ArchiveFault[] = isWhole ? found.faults : [{ code: 'archive-truncated', entry: '' }]
    return { kind: 'tar.gz', entries: found.entries, skipped: found.skipped, faults: [...faults, ...behind] }
  }
  const found = createCollector()
  if (fault === 'too-large') return opened('gzip', tooLarge(budget))
  found.faults.push(...behind)
  if (!isWhole) {
    found.faults.push({ code: `archive-${fault}`, entry: '' })
    // The members before the damage are as good as ever.
    if (whole > 0 && inside === null) found.add(nameInGzip(name), bytes.subarray(0, whole))
  } else if (inside !== null) found.skip(nameInGzip(name), 'nested')
  else found.add(nameInGzip(name), bytes)
  return opened('gzip', found)
}

function nameInGzip(name: string): string {
  const last = harmlessPath(name).split('/').at(-1) ?? ''
  return last.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar') || 'content'
}

function tooLarge(budget: UnpackBudget): Collector {
  const found = createCollector()
  found.faults.push({ code: 'archive-too-large', entry: '', max: budget.max })
  return found
}

function opened(kind: OpenedArchive['kind'], { entries, skipped, faults }: Collector): OpenedArchive {
  return { kind, entries, skipped, faults }
}
