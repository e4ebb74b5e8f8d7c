import type { ManifestDocument } from '../manifest'
import type { SourceText } from '../source'
import type { DocumentUnits } from './read-units'

/** A source that was read before, with what its documents held. */
export interface ReadBefore {
  readonly text: SourceText
  readonly documents: readonly ManifestDocument[]
  readonly units: readonly DocumentUnits[]
}

/** What two texts have in common at their starts and at their ends, in bytes; the two do not overlap in either. */
export interface Common {
  readonly start: number
  readonly end: number
}

/** Looks at 32 bytes at once, in half the time of eight: an edit leaves nearly all of a source as it was. */
export function commonBytes(before: Uint8Array, after: Uint8Array): Common {
  const shorter = Math.min(before.length, after.length)
  if (before === after) return { start: shorter, end: 0 }
  const a = new DataView(before.buffer, before.byteOffset, before.length)
  const b = new DataView(after.buffer, after.byteOffset, after.length)
  let start = 0
  while (start + 32 <= shorter && isSameRun(a, start, b, start)) start += 32
  while (start + 8 <= shorter && isSame(a.getFloat64(start, true), b.getFloat64(start, true))) start += 8
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  const left = shorter - start
  while (end + 32 <= left && isSameRun(a, before.length - end - 32, b, after.length - end - 32)) end += 32
  while (end < left && before[before.length - end - 1] === after[after.length - end - 1]) end++
  return { start, end }
}

function isSameRun(a: DataView, at: number, b: DataView, bt: number): boolean {
  return (
    isSame(a.getFloat64(at, true), b.getFloat64(bt, true)) &&
    isSame(a.getFloat64(at + 8, true), b.getFloat64(bt + 8, true)) &&
    isSame(a.getFloat64(at + 16, true), b.getFloat64(bt + 16, true)) &&
    isSame(a.getFloat64(at + 24, true), b.getFloat64(bt + 24, true))
  )
}

/**
 * Whether eight bytes are certainly the same. Those that are no number, or zero, are left to be looked at one by one.
 */
function isSame(a: number, b: number): boolean {
  return a === b && a !== 0
}

/**
 * What was read of each document whose bytes are as they were; undefined for the others. Documents are matched from
 * both ends of the source, so one edit costs the document it is in.
 */
export function unchangedUnits(
  before: ReadBefore,
  common: Common,
  text: SourceText,
  documents: readonly ManifestDocument[],
): (DocumentUnits | undefined)[] {
  const kept: (DocumentUnits | undefined)[] = new Array(documents.length).fill(undefined)
  let first = 0
  for (; first < documents.length; first++) {
    const old = before.documents[first]
    const document = documents[first]
    if (!old || !document || old.range.end > common.start || !isAt(old, document, 0)) break
    kept[first] = before.units[first]
  }
  const shift = text.utf8.length - before.text.utf8.length
  for (let last = documents.length - 1; last >= first; last--) {
    const number = last - documents.length + before.documents.length
    const old = number >= first ? before.documents[number] : undefined
    const document = documents[last]
    if (!old || !document || old.range.start < before.text.utf8.length - common.end) break
    if (!isAt(old, document, shift)) break
    kept[last] = before.units[number]
  }
  return kept
}

function isAt(old: ManifestDocument, document: ManifestDocument, shift: number): boolean {
  return (
    old.form === document.form &&
    old.range.start + shift === document.range.start &&
    old.range.end + shift === document.range.end
  )
}
