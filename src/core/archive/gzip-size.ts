import { gzipSync } from 'fflate'
import { type Bytes, bytes } from '../bytes'

/** Bytes of gzip level 9: an estimate of transfer, since every deflate differs by a little. */
export function gzipSize(content: Uint8Array): Bytes {
  return bytes(gzipSync(content, { level: 9, mtime: 0 }).length)
}
