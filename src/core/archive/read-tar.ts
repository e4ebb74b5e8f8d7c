import { type ArchiveEntry, mostEntries } from './archive'
import { type Collector, createCollector, shown } from './collector'
import { nameOf } from './entry-names'
import { readPaxRecords } from './pax-records'
import { blockBytes, isZeroBlock, readTarHeader, type TarHeader } from './tar-header'

/** The largest size that the octal digits of a header can say; beyond it only the pax record does. */
const largestOctal = 8 ** 11

/**
 * Reads a tar: ustar, pax and GNU's long names. Links and devices are skipped and named. Two blocks of zeros end it,
 * with nothing but zeros behind them; zeros fill up the last block of every entry: what is otherwise is named. Throws
 * nothing. `found` gathers what is in it.
 */
export function readTar(bytes: Uint8Array, found: Collector = createCollector()): Collector {
  let at = 0
  let count = 0
  /** What headers before an entry say of it. */
  let said: Said = {}
  while (at + blockBytes <= bytes.length && !isZeroBlock(bytes, at)) {
    const header = readTarHeader(bytes, at)
    if (!header) {
      found.faults.push({ code: 'archive-damaged', entry: '' })
      return found
    }
    const path = said.path ?? header.path
    const size = said.size ?? header.size
    const start = at + blockBytes
    if (size === null || size > bytes.length - start) {
      found.faults.push({ code: size === null ? 'archive-damaged' : 'archive-truncated', entry: shown(path) })
      return found
    }
    const content = bytes.subarray(start, start + size)
    at = start + Math.ceil(size / blockBytes) * blockBytes
    if (!isZero(bytes, start + size, at)) found.faults.push({ code: 'archive-padding', entry: shown(path) })
    if (isAboutNext(header.type)) {
      const { isWhole, ...about } = aboutNext(header.type, content)
      if (!isWhole) found.faults.push({ code: 'archive-damaged', entry: shown(path) })
      said = { ...said, ...about }
      continue
    }
    if (++count > mostEntries) {
      found.faults.push({ code: 'archive-too-many', entry: '', max: mostEntries })
      return found
    }
    if (disagrees(said, header.size)) found.faults.push({ code: 'archive-conflict', entry: shown(path) })
    else take(found, header.type, { path, bytes: content, ...modifiedOf(said, header) }, said.sparse ?? false)
    said = {}
  }
  checkEnd(found, bytes, at)
  return found
}

/** Two blocks of zeros at least, all of them whole, and nothing else behind them. */
function checkEnd(found: Collector, bytes: Uint8Array, at: number): void {
  const behind = bytes.subarray(at)
  const first = behind.findIndex(byte => byte !== 0)
  if (first >= 0 && behind.length >= blockBytes) {
    found.faults.push({ code: 'archive-trailing', entry: '', bytes: behind.length - first })
  } else if (behind.length < 2 * blockBytes || behind.length % blockBytes !== 0) {
    found.faults.push({ code: 'archive-truncated', entry: '' })
  }
}

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, bytes.length); at++) if (bytes[at] !== 0) return false
  return true
}

interface Said {
  readonly path?: string
  readonly size?: number
  readonly sparse?: boolean
  readonly modified?: string
}

function modifiedOf(said: Said, { modified }: TarHeader): Pick<ArchiveEntry, 'modified'> {
  const seconds = said.modified ?? modified?.toString()
  return seconds === undefined ? {} : { modified: seconds }
}

/** Whether the size of a pax record is another than that of the header, which could say it as well. */
function disagrees(said: Said, size: number | null): boolean {
  return said.size !== undefined && said.size < largestOctal && size !== 0 && said.size !== size
}

function isAboutNext(type: string): boolean {
  return 'xgLK'.includes(type)
}

function aboutNext(type: string, content: Uint8Array): Said & { readonly isWhole: boolean } {
  if (type === 'L' || type === 'K') {
    const end = content.indexOf(0)
    // A name ends with the only NUL; some programs leave even that out.
    const isWhole = end === -1 || end === content.length - 1
    return type === 'L'
      ? { path: nameOf(content.subarray(0, end === -1 ? content.length : end)), isWhole }
      : { isWhole }
  }
  const { records, isWhole } = readPaxRecords(content)
  if (type === 'g') return { isWhole }
  const path = records.get('path')
  const size = records.get('size')
  const modified = records.get('mtime')
  const isSize = size !== undefined && /^\d{1,15}$/.test(size)
  return {
    isWhole: isWhole && (size === undefined || isSize),
    ...(path === undefined ? {} : { path }),
    ...(isSize ? { size: Number(size) } : {}),
    ...(modified !== undefined && /^\d+(\.\d+)?$/.test(modified) ? { modified } : {}),
    ...([...records.keys()].some(key => key.startsWith('GNU.sparse.')) ? { sparse: true } : {}),
  }
}

function take(found: Collector, type: string, entry: ArchiveEntry, sparse: boolean): void {
  const { path, bytes } = entry
  if (type === '5') return
  if (type === '1' || type === '2') found.skip(path, 'link')
  // Devices, pipes, sparse files (their holes are not in the file), and what else programs have thought of.
  else if (sparse || (type !== '0' && type !== '7')) found.skip(path, 'special')
  // Old programs write a folder so.
  else if (path.endsWith('/') && bytes.length === 0) return
  else if (found.wants(path)) found.add(path, bytes, entry.modified)
}
