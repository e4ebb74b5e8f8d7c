import { deflateSync } from 'fflate'

/** A raw deflate stream (RFC 1951), as small as it gets. The same bytes give the same stream. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9 })
}
