import { sha256 } from '@noble/hashes/sha2.js'

/**
 * SHA-256 of the parts in a row, as 64 hexadecimal digits. (`crypto.subtle` is missing on plain http and cannot hash a
 * stream.)
 */
export function sha256Hex(...parts: readonly Uint8Array[]): string {
  return sha256OfAll(parts)
}

/** SHA-256 of parts that come one at a time, as 64 hexadecimal digits. */
export function sha256OfAll(parts: Iterable<Uint8Array>): string {
  const hash = sha256.create()
  for (const part of parts) hash.update(part)
  // Joined, not added up: a text that V8 makes by adding stays a chain of its parts, 1 KB for these 64 digits.
  return Array.from(hash.digest(), byte => byte.toString(16).padStart(2, '0')).join('')
}
