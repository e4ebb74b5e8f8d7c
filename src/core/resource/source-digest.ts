import { sha256Hex } from '../bytes'
import { isMapping, locateField } from '../manifest'
import type { Range } from '../source'
import { type Load, valueOf } from './load-resources'

/**
 * Digest of a source that may be shown and put into links: SHA-256 of its text with the byte order mark removed, CRLF as LF, and every value of
 * a Secret's `data` and `stringData` replaced by its length, so that the digest cannot be used to guess a secret (contracts).
 */
export function sourceDigest(load: Load, source: number): string {
  const text = load.texts[source]
  if (!text) throw new RangeError(`no source ${source}`)
  const secrets = secretValues(load, source).sort((a, b) => a.start - b.start)
  const parts: Uint8Array[] = []
  let from = startsWithMark(text.utf8) ? 3 : 0
  for (const { start, end } of secrets) {
    // Aliases may lead two fields to one place.
    if (start < from) continue
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

function secretValues(load: Load, source: number): Range[] {
  const ranges: Range[] = []
  const text = load.texts[source]
  for (const resource of load.resources) {
    if (resource.source !== source || resource.kind !== 'Secret' || !text) continue
    const document = load.documents[source]?.[resource.document]
    const value = valueOf(load, resource)
    if (!document || !value) continue
    // A Secret in a List is hidden whole: its fields are found by path only in a document of its own.
    if (resource.item !== null) {
      ranges.push(resource.range)
      continue
    }
    for (const field of ['data', 'stringData']) {
      const values = value.get(field)
      if (!isMapping(values)) continue
      for (const key of values.keys()) {
        const range = locateField(text, document, [field, key])
        if (range) ranges.push(range)
      }
    }
  }
  return ranges
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
