import { type Zippable, zipSync } from 'fflate'
import { compareUtf8 } from '../bytes'

/** A file of a zip: `path` relative with `/`. */
export interface ZipEntry {
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

/** Unix, for the attributes below to count (APPNOTE 4.4.2). */
const madeByUnix = 3
/** The earliest time a zip can hold, in local time as the format has it: the same bytes in every time zone. */
const earliest = new Date(1980, 0, 1)
const regularFile = 0o100000

/** What the format counts in two bytes; fflate does not write its 64-bit form. */
const mostFiles = 0xffff

/**
 * A zip of the files, in byte order of their paths. The same files give the same bytes, whenever and wherever. Throws a
 * RangeError for more than 65,535 files.
 */
export function zipFiles(files: readonly ZipEntry[]): Uint8Array {
  if (files.length > mostFiles) throw new RangeError(`a zip holds at most ${mostFiles} files, not ${files.length}`)
  const entries: Zippable = {}
  for (const { path, bytes, executable } of files.toSorted((a, b) => compareUtf8(a.path, b.path))) {
    const mode = regularFile | (executable ? 0o755 : 0o644)
    entries[path] = [bytes, { level: 9, mtime: earliest, os: madeByUnix, attrs: mode * 2 ** 16 }]
  }
  return zipSync(entries)
}
