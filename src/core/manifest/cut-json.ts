import type { Problem } from '../source'
import type { Cut } from './cut-documents'
import { cutYaml } from './cut-yaml'
import type { Document } from './document'
import { nextLine } from './find-chunks'

const BRACE = 0x7b
const BRACKET = 0x5b
const BRACE_END = 0x7d
const BRACKET_END = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const DASH = 0x2d
const SPACE = 0x20

/**
 * Cuts a stream of JSON values, one document each, by brackets and strings alone; whether a value is good JSON its reader says.
 *
 * kubectl stops at the first error; here a broken value ends before the next line that begins with `{` or `---`, so that it takes
 * nothing with it. A `---` after a value is an error to kubectl up to 1.32 (`json-separator`) and the start of YAML to 1.33: the rest
 * is cut as YAML, and marked as not seen.
 */
export function cutJson(utf8: Uint8Array, start: number): Cut {
  const documents: Document[] = []
  const problems: Problem[] = []
  let line = 1
  let at = start

  while (true) {
    const first = skipWhiteSpace(at)
    if (first === utf8.length) return { documents, problems }
    if (isSeparator(utf8, first)) {
      problems.push({ code: 'json-separator', severity: 'error', at: { start: first, end: first + 3 }, facts: {} })
      const rest = cutYaml(utf8, { start: first, line, seenByKubectl: false })
      return { documents: [...documents, ...rest.documents], problems: [...problems, ...rest.problems] }
    }
    const end = endOfValue(utf8, first)
    const range = { start: first, end }
    documents.push({ form: 'json', range, owned: range, line, seenByKubectl: true })
    countLines(first, end)
    at = end
  }

  function skipWhiteSpace(from: number): number {
    let i = from
    while (i < utf8.length && isWhiteSpace(utf8[i])) i++
    countLines(from, i)
    return i
  }

  function countLines(from: number, end: number): void {
    for (let i = from; i < end; i++) if (utf8[i] === 0x0a || (utf8[i] === 0x0d && utf8[i + 1] !== 0x0a)) line++
  }
}

function isWhiteSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function isSeparator(utf8: Uint8Array, at: number): boolean {
  return utf8[at] === DASH && utf8[at + 1] === DASH && utf8[at + 2] === DASH && startsLine(utf8, at)
}

function startsLine(utf8: Uint8Array, at: number): boolean {
  return utf8[at - 1] === 0x0a || utf8[at - 1] === 0x0d
}

/** End of the value that begins at `start`; of a broken one, where reading may begin anew. */
function endOfValue(utf8: Uint8Array, start: number): number {
  if (utf8[start] !== BRACE && utf8[start] !== BRACKET) return endOfScalar(utf8, start)
  const closers: number[] = []
  /** Last byte that is neither white space nor in a string; a string counts as its quote. */
  let last = COLON
  for (let i = start; i < utf8.length; i++) {
    const byte = utf8[i] ?? 0
    if (byte <= SPACE) continue
    if (byte === QUOTE) {
      i = endOfString(utf8, i + 1)
      if (utf8[i] !== QUOTE) return nextStart(utf8, i)
    } else if (byte === BRACE || byte === BRACKET) {
      // Only here can a bracket that was never closed be told from the start of the next value.
      if (last !== COLON && last !== COMMA && last !== BRACKET) return nextStart(utf8, i)
      closers.push(byte === BRACE ? BRACE_END : BRACKET_END)
    } else if (byte === BRACE_END || byte === BRACKET_END) {
      if (closers.pop() !== byte) return nextStart(utf8, i)
      if (closers.length === 0) return i + 1
    }
    last = byte
  }
  return utf8.length
}

/** End of a value without brackets, or of something that is none. */
function endOfScalar(utf8: Uint8Array, start: number): number {
  if (utf8[start] === QUOTE) return Math.min(endOfString(utf8, start + 1) + 1, utf8.length)
  let i = start + 1
  while (i < utf8.length && !isWhiteSpace(utf8[i]) && utf8[i] !== BRACE && utf8[i] !== BRACKET) i++
  return i
}

/** Offset of the quote that ends a string, or of the control character or end of text that no string may hold. */
function endOfString(utf8: Uint8Array, start: number): number {
  let i = start
  while (i < utf8.length && utf8[i] !== QUOTE && (utf8[i] ?? 0) >= SPACE) i += utf8[i] === BACKSLASH ? 2 : 1
  return i
}

/** First line from `from` on that begins with `{` or `---`. */
function nextStart(utf8: Uint8Array, from: number): number {
  let at = startsLine(utf8, from) ? from : nextLine(utf8, from)
  while (at < utf8.length && utf8[at] !== BRACE && !isSeparator(utf8, at)) at = nextLine(utf8, at)
  return at
}
