import { Gunzip, gzipSync } from 'fflate'
import { type Bytes, bytes } from '../bytes'

/** One gzip member of level 9, the same bytes for the same content: no name, no time. */
export function gzip(content: Uint8Array): Uint8Array {
  return gzipSync(content, { level: 9, mtime: 0 })
}

/** Bytes of gzip level 9: an estimate of transfer, since every deflate differs by a little. */
export function gzipSize(content: Uint8Array): Bytes {
  return bytes(gzip(content).length)
}

/**
 * What a gzip that we wrote unpacks to; null where it is damaged or gives more than `most` bytes. Unpacked in pieces, since the one-shot call
 * trusts the length that the file states.
 */
export function gunzipOwn(compressed: Uint8Array, most: number): Uint8Array | null {
  const parts: Uint8Array[] = []
  let size = 0
  const stream = new Gunzip(part => {
    size += part.length
    if (size <= most) parts.push(part)
  })
  try {
    for (let at = 0; at < compressed.length && size <= most; at += pieceBytes) {
      stream.push(compressed.subarray(at, at + pieceBytes), at + pieceBytes >= compressed.length)
    }
  } catch {
    return null
  }
  if (size > most) return null
  const content = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    content.set(part, at)
    at += part.length
  }
  return content
}

const pieceBytes = 64 * 1024
