import { mostEntries } from './archive'
import type { UnpackBudget } from './budget'
import { type Collector, createCollector } from './collector'
import { unlistedBytes, unpackEntry } from './unpack-entry'
import { readZipDirectory, type ZipRecord } from './zip-directory'

/**
 * Reads a zip by its central directory and holds each local header against it: where they disagree, programs unpack
 * different things, so that entry is not used. Only files that are manifests by name are unpacked. Throws nothing.
 */
export function readZip(zip: Uint8Array, budget: UnpackBudget): Collector {
  const found = createCollector()
  const directory = readZipDirectory(zip, mostEntries)
  if (!directory) {
    found.faults.push({ code: 'archive-truncated', entry: '' })
    return found
  }
  for (const record of directory.records.slice(0, mostEntries)) {
    if (isFolder(record)) continue
    if (isLink(record)) found.skip(record.path, 'link')
    else if (found.wants(record.path)) {
      const unpacked = unpackEntry(zip, record, budget)
      if (unpacked instanceof Uint8Array) found.add(record.path, unpacked)
      else found.faults.push(unpacked)
      if (budget.left === 0) break
    }
  }
  if (directory.records.length > mostEntries) {
    found.faults.push({ code: 'archive-too-many', entry: '', max: mostEntries })
  }
  if (!directory.whole) found.faults.push({ code: 'archive-damaged', entry: '' })
  const unlisted = directory.whole ? unlistedBytes(zip, directory.records, directory.start) : 0
  if (unlisted > 0) found.faults.push({ code: 'archive-unlisted', entry: '', bytes: unlisted })
  const { trailing } = directory
  if (trailing > 0) found.faults.push({ code: 'archive-trailing', entry: '', bytes: trailing })
  return found
}

/** Some programs deflate the nothing that a folder holds, to two bytes. */
function isFolder({ path, bytes, crc }: ZipRecord): boolean {
  return path.endsWith('/') && bytes === 0 && crc === 0
}

function isLink({ mode }: ZipRecord): boolean {
  return (mode & 0o170000) === 0o120000
}
