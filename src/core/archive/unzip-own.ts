import { Inflate } from 'fflate'
import { crc32 } from './crc32'
import type { ZipEntry } from './zip-files'

/** Signatures and places of the format (APPNOTE 4.3). */
const endRecord = { signature: 0x06054b50, length: 22, entries: 10, directory: 16 }
const entryRecord = { signature: 0x02014b50, length: 46 }
const localRecord = { signature: 0x04034b50, length: 30 }

/**
 * The files of a zip such as `zipFiles` writes: stored or deflated, not encrypted, at most 65,535; null where it is damaged, of another sort, or
 * gives more than `most` bytes. Lengths and CRC-32 of every file are checked.
 */
export function unzipOwn(zip: Uint8Array, most: number): ZipEntry[] | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  try {
    return readEntries(zip, view, most)
  } catch {
    // A place outside of the bytes, or a stream that is no deflate.
    return null
  }
}

function readEntries(zip: Uint8Array, view: DataView, most: number): ZipEntry[] | null {
  const end = zip.length - endRecord.length
  if (end < 0 || view.getUint32(end, true) !== endRecord.signature) return null
  const count = view.getUint16(end + endRecord.entries, true)
  let at = view.getUint32(end + endRecord.directory, true)
  let room = most
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entryRecord.signature) return null
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const crc = view.getUint32(at + 16, true)
    const packedSize = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const mode = view.getUint32(at + 38, true) >>> 16
    const local = view.getUint32(at + 42, true)
    room -= size
    if (room < 0 || flags & 1 || view.getUint32(local, true) !== localRecord.signature) return null
    const nameAt = at + entryRecord.length
    const path = new TextDecoder('utf-8', { fatal: true }).decode(zip.subarray(nameAt, nameAt + nameLength))
    const dataAt = local + localRecord.length + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const packed = zip.subarray(dataAt, dataAt + packedSize)
    const content = method === 0 ? packed : method === 8 ? inflate(packed, size) : null
    if (!content || content.length !== size || crc32(content) !== crc) return null
    if (!path.endsWith('/')) entries.push({ path, bytes: content, executable: (mode & 0o100) !== 0 })
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const pieceBytes = 64 * 1024

/** In pieces, since the one-shot call trusts the length that the file states. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const content = new Uint8Array(size)
  let filled = 0
  const stream = new Inflate(part => {
    if (filled + part.length <= size) content.set(part, filled)
    filled += part.length
  })
  for (let at = 0; at < packed.length && filled <= size; at += pieceBytes) {
    stream.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length)
  }
  return filled === size ? content : null
}
