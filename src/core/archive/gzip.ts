import { gzipSync } from 'fflate'
import { type Bytes, bytes } from '../bytes'
import { createUnpackBudget } from './budget'
import { gunzip } from './gunzip'

/** One gzip member of level 9, the same bytes for the same content: no name, no time. */
export function gzip(content: Uint8Array): Uint8Array {
  return gzipSync(content, { level: 9, mtime: 0 })
}

/** Bytes of gzip level 9: an estimate of transfer, since every deflate differs by a little. */
export function gzipSize(content: Uint8Array): Bytes {
  return bytes(gzip(content).length)
}

/** What a gzip that we wrote unpacks to; null where it is damaged or gives more than `most` bytes. */
export function gunzipOwn(compressed: Uint8Array, most: number): Uint8Array | null {
  const { bytes: content, fault } = gunzip(compressed, createUnpackBudget(most))
  return fault === null ? content : null
}
