import { nameOf } from './entry-names'

/** An entry as the central directory has it (APPNOTE 4.3.12). */
export interface ZipRecord {
  readonly path: string
  readonly nameBytes: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly deflatedBytes: number
  readonly bytes: number
  /** Where its local header begins. */
  readonly at: number
  /** Unix mode, 0 where it was made elsewhere. */
  readonly mode: number
}

export interface ZipDirectory {
  readonly records: readonly ZipRecord[]
  /** Whether the directory holds as many records as it says, one behind the other, and ends where it says. */
  readonly whole: boolean
  /** Where its first record stands. */
  readonly start: number
  /** Bytes behind the end record and its comment. */
  readonly trailing: number
}

const endBytes = 22
/** A comment of at most 65,535 bytes may stand behind the end record. */
const longestComment = 0xffff
const unix = 3

/**
 * Reads the central directory, with zip64 sizes, at most `most` records of it. Null where there is no end record: a zip
 * that was cut, or none.
 */
export function readZipDirectory(zip: Uint8Array, most: number): ZipDirectory | null {
  const view = viewOf(zip)
  const end = findEnd(view)
  if (end === null) return null
  let size = view.getUint32(end + 12, true)
  let offset = view.getUint32(end + 16, true)
  let directoryEnd = end
  let count = view.getUint16(end + 10, true)
  const isOneDisk = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count
  const trailing = zip.length - end - endBytes - view.getUint16(end + 20, true)
  if (end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const wide = readUint64(view, end - 12)
    if (wide === null || wide + 56 > zip.length || view.getUint32(wide, true) !== 0x06064b50) return null
    size = readUint64(view, wide + 40) ?? zip.length
    offset = readUint64(view, wide + 48) ?? zip.length
    count = readUint64(view, wide + 32) ?? -1
    directoryEnd = wide
  }
  // A program may stand before a zip that unpacks itself; offsets then count from the zip's own start.
  const shift = Math.max(0, directoryEnd - size - offset)
  const start = offset + shift
  const records: ZipRecord[] = []
  let at = start
  while (at < directoryEnd && records.length <= most) {
    const read = at + 46 <= directoryEnd ? readRecord(zip, view, at, directoryEnd, shift) : null
    if (!read) return { records, whole: false, start, trailing }
    records.push(read.record)
    at = read.next
  }
  const isComplete = records.length > most || (at === directoryEnd && records.length === count)
  return { records, whole: isComplete && (isOneDisk || directoryEnd !== end), start, trailing }
}

function readRecord(zip: Uint8Array, view: DataView, at: number, end: number, shift: number) {
  if (view.getUint32(at, true) !== 0x02014b50) return null
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const next = extraEnd + view.getUint16(at + 32, true)
  if (next > end) return null
  const nameBytes = zip.subarray(at + 46, nameEnd)
  const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  const wide = wideSizes(view, nameEnd, extraEnd, sizes)
  if (!wide) return null
  const [bytes = 0, deflatedBytes = 0, offset = 0] = wide
  const record: ZipRecord = {
    path: nameOf(nameBytes),
    nameBytes,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    deflatedBytes,
    bytes,
    at: offset + shift,
    mode: view.getUint8(at + 5) === unix ? view.getUint16(at + 40, true) : 0,
  }
  return { record, next }
}

/**
 * Sizes that are all ones stand in the zip64 field instead, in this order, only those (APPNOTE 4.5.3). Null where one
 * is missing there.
 */
function wideSizes(view: DataView, from: number, end: number, sizes: readonly number[]): readonly number[] | null {
  const isWide = (size: number) => size === 0xffffffff
  if (!sizes.some(isWide)) return sizes
  let at = from
  while (at + 4 <= end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true)
  let next = at + 4
  const fieldEnd = at + 4 <= end ? Math.min(end, next + view.getUint16(at + 2, true)) : 0
  const wide: number[] = []
  for (const size of sizes) {
    if (!isWide(size)) {
      wide.push(size)
      continue
    }
    const value = next + 8 <= fieldEnd ? readUint64(view, next) : null
    if (value === null) return null
    wide.push(value)
    next += 8
  }
  return wide
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - endBytes - longestComment)
  for (let at = view.byteLength - endBytes; at >= lowest; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    if (at + endBytes + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  return null
}

/** Null beyond what a number holds exactly: no such file exists. */
function readUint64(view: DataView, at: number): number | null {
  const value = view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)
  return Number.isSafeInteger(value) ? value : null
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
