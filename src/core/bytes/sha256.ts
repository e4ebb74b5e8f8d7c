import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 of the parts in a row, as 64 hexadecimal digits. (`crypto.subtle` is missing on plain http and cannot hash a stream.) */
export function sha256Hex(...parts: readonly Uint8Array[]): string {
  const hash = sha256.create()
  for (const part of parts) hash.update(part)
  return bytesToHex(hash.digest())
}
