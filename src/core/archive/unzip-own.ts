import { createUnpackBudget } from './budget'
import { unpackEntry } from './unpack-entry'
import { readZipDirectory } from './zip-directory'
import type { ZipEntry } from './zip-files'

/** `zipFiles` writes no zip64, so there are no more entries. */
const mostFiles = 65_535

/**
 * All files of a zip such as `zipFiles` writes, whatever is in them; null where any of it is damaged, or where they
 * have more than `most` bytes.
 */
export function unzipOwn(zip: Uint8Array, most: number): ZipEntry[] | null {
  const directory = readZipDirectory(zip, mostFiles)
  if (!directory?.whole || directory.trailing > 0 || directory.records.length > mostFiles) return null
  const budget = createUnpackBudget(most)
  const entries: ZipEntry[] = []
  for (const record of directory.records) {
    const bytes = unpackEntry(zip, record, budget)
    if (!(bytes instanceof Uint8Array)) return null
    if (!record.path.endsWith('/')) {
      entries.push({ path: record.path, bytes, executable: (record.mode & 0o100) !== 0 })
    }
  }
  return entries
}
