import type { Problem } from './problem'
import type { Source, SourceText } from './source'
import { countInvalidUtf8, skipByteOrderMark } from './utf8-text'
import { transcodeUtf16 } from './utf16'

/** As many bytes as Git looks at when it decides that a file is binary (`buffer_is_binary`, xdiff-interface.c). */
const SNIFFED_BYTES = 8000

/**
 * So many bytes at the start and at the end of a source are known to stand, both in characters, in a text that is all
 * UTF-8.
 */
export interface ValidEnds {
  readonly start: number
  readonly end: number
}

/**
 * The text of a source, and what is wrong with the source as a whole.
 *
 * As kubectl reads a file: UTF-8 with or without a byte order mark, UTF-16 with one; bytes that are no UTF-8 are kept
 * and become U+FFFD where they are decoded (`source-not-utf8`). A NUL among the first 8,000 bytes makes it binary
 * (`source-binary`): its text is then empty, so no document comes of it. A source of nothing but white space is a
 * warning (`source-empty`): kubectl passes over it in silence beside other files, and alone answers `no objects passed
 * to apply`. Bytes inside of `valid` are not checked again.
 */
export function decodeSource(source: Source, valid?: ValidEnds): { text: SourceText; problems: Problem[] } {
  const { name, bytes: original } = source
  if (startsWith(original, [0xff, 0xfe])) return decodeUtf16(source, 'utf-16le')
  if (startsWith(original, [0xfe, 0xff])) return decodeUtf16(source, 'utf-16be')

  const binary = original.subarray(0, SNIFFED_BYTES).includes(0)
  const text = utf8Text(name, original, binary ? new Uint8Array(0) : original)
  const at = { start: 0, end: text.utf8.length }
  if (binary) return { text, problems: [{ code: 'source-binary', severity: 'error', at, facts: {} }] }

  const count = countInvalidUtf8(valid ? between(original, valid) : original)
  if (count > 0) return { text, problems: [{ code: 'source-not-utf8', severity: 'warning', at, facts: { count } }] }
  return { text, problems: emptiness(text) }
}

/**
 * The text of the rest of a source whose start was text in UTF-8: a mark or a NUL in it means nothing, and it may be
 * empty.
 */
export function decodeRest({ name, bytes }: Source): { text: SourceText; problems: Problem[] } {
  const text = utf8Text(name, bytes, bytes)
  const count = countInvalidUtf8(bytes)
  if (count === 0) return { text, problems: [] }
  const at = { start: 0, end: bytes.length }
  return { text, problems: [{ code: 'source-not-utf8', severity: 'warning', at, facts: { count } }] }
}

/**
 * What is left to check: from the last character of the first end on, which may go on otherwise now, to the first whole
 * one of the second.
 */
function between(bytes: Uint8Array, { start, end }: ValidEnds): Uint8Array {
  let from = Math.max(start - 1, 0)
  while (from > 0 && isContinuation(bytes[from])) from--
  let to = bytes.length - end
  while (to < bytes.length && isContinuation(bytes[to])) to++
  return bytes.subarray(from, Math.max(from, to))
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function decodeUtf16(source: Source, encoding: 'utf-16le' | 'utf-16be'): { text: SourceText; problems: Problem[] } {
  const { utf8, originalOffset } = transcodeUtf16(source.bytes, encoding)
  const text: SourceText = { name: source.name, original: source.bytes, encoding, utf8, originalOffset }
  return { text, problems: emptiness(text) }
}

function utf8Text(name: string, original: Uint8Array, utf8: Uint8Array): SourceText {
  return { name, original, encoding: 'utf-8', utf8, originalOffset: offset => offset }
}

function emptiness({ utf8 }: SourceText): Problem[] {
  for (let i = skipByteOrderMark(utf8, 0); i < utf8.length; i++) if (!isWhiteSpace(utf8[i])) return []
  return [{ code: 'source-empty', severity: 'warning', at: { start: 0, end: utf8.length }, facts: {} }]
}

function isWhiteSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte)
}
