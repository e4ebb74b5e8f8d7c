import { sha256Hex } from '../bytes'
import { secretRanges } from '../secret'
import type { Load } from './load-resources'

/**
 * Digest of a source that may be shown and put into links: SHA-256 of its text with the byte order mark removed, CRLF
 * as LF, and every value of a Secret's `data` and `stringData`, and what may be one, replaced by its length, so that
 * the digest cannot be used to guess a secret (contracts).
 */
export function sourceDigest(load: Load, source: number): string {
  const known = digests.get(load) ?? []
  digests.set(load, known)
  known[source] ??= digest(load, source)
  return known[source]
}

const digests = new WeakMap<Load, string[]>()

function digest(load: Load, source: number): string {
  const text = load.texts[source]
  if (!text) throw new RangeError(`no source ${source}`)
  const parts: Uint8Array[] = []
  let from = startsWithMark(text.utf8) ? 3 : 0
  for (const { start, end, isValue } of secretRanges(load, source)) {
    if (!isValue) continue
    parts.push(...withoutCarriageReturns(text.utf8.subarray(from, start)), encoder.encode(`${end - start}`))
    from = end
  }
  parts.push(...withoutCarriageReturns(text.utf8.subarray(from)))
  return sha256Hex(...parts)
}

const encoder = new TextEncoder()

function startsWithMark(utf8: Uint8Array): boolean {
  return utf8[0] === 0xef && utf8[1] === 0xbb && utf8[2] === 0xbf
}

/** The bytes without the CR of every CRLF, as slices: nothing is copied. */
function withoutCarriageReturns(utf8: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  let from = 0
  for (let at = utf8.indexOf(0x0d); at !== -1; at = utf8.indexOf(0x0d, at + 1)) {
    if (utf8[at + 1] !== 0x0a) continue
    parts.push(utf8.subarray(from, at))
    from = at + 1
  }
  parts.push(utf8.subarray(from))
  return parts
}
