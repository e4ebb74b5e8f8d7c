import { refuse } from './refusal'

const BREAK = /\r\n|[\r\n\u0085\u2028\u2029]/g

/** A line break, an escape, or an escaped line break with all the space behind it. */
const BREAK_OR_ESCAPE =
  /\r\n|[\r\n\u0085\u2028\u2029]|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\r\n\u0085\u2028\u2029][ \t\r\n\u0085\u2028\u2029]*|[\s\S])/g

const SPACE = /[ \t\r\n\u0085\u2028\u2029]*/y

/**
 * What a backslash and one character stand for (`yaml_parser_scan_flow_scalar` in go-yaml's scannerc.go: `\'` too, but
 * not `\/`).
 */
export const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])

/** The text of a plain scalar (`yaml_parser_scan_plain_scalar` in go-yaml's scannerc.go). */
export function plainText(source: string): string {
  return unfold(source, BREAK, 0)
}

/**
 * The text of a quoted scalar, given with its quotes (`yaml_parser_scan_flow_scalar`): the line breaks and escapes of
 * YAML 1.1, so no `\/`. `offset` is where it stands in the document, for the refusal of an escape that is none.
 */
export function quotedText(source: string, offset: number): string {
  const inner = source.slice(1, -1)
  if (source.startsWith('"')) return unfold(inner, inner.includes('\\') ? BREAK_OR_ESCAPE : BREAK, offset + 1)
  return unfold(inner, BREAK, offset + 1).replaceAll("''", "'")
}

/** Whether the last character is the quote that closes the first. */
export function isClosedQuote(source: string): boolean {
  if (source.length < 2 || source.at(-1) !== source[0]) return false
  if (source.startsWith("'")) return true
  let backslashes = 0
  while (source[source.length - 2 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 0
}

/**
 * Resolves what `special` finds. A line break takes the blanks before it and all the space behind it, and becomes a
 * space, or as many breaks as follow it; U+2028 and U+2029 stay.
 */
function unfold(source: string, special: RegExp, offset: number): string {
  const parts: string[] = []
  let from = 0
  special.lastIndex = 0
  for (let match = special.exec(source); match !== null; match = special.exec(source)) {
    const [found] = match
    if (found.startsWith('\\')) {
      parts.push(source.slice(from, match.index), resolveEscape(found, offset + match.index))
      from = match.index + found.length
    } else {
      parts.push(source.slice(from, endWithoutBlanks(source, from, match.index)))
      SPACE.lastIndex = match.index
      const space = SPACE.exec(source)?.[0] ?? found
      parts.push(fold(space))
      from = match.index + space.length
    }
    special.lastIndex = from
  }
  return parts.length === 0 ? source : parts.join('') + source.slice(from)
}

function endWithoutBlanks(source: string, from: number, end: number): number {
  let i = end
  while (i > from && (source[i - 1] === ' ' || source[i - 1] === '\t')) i--
  return i
}

function fold(space: string): string {
  const [first = '', ...rest] = (space.match(BREAK) ?? []).map(keptBreak)
  if (first !== '\n') return first + rest.join('')
  return rest.length === 0 ? ' ' : rest.join('')
}

/** A line break as it stands in a value (`read_line` in go-yaml's scannerc.go). */
export function keptBreak(lineBreak: string): string {
  return lineBreak === '\u2028' || lineBreak === '\u2029' ? lineBreak : '\n'
}

function resolveEscape(written: string, start: number): string {
  const code = written.charAt(1)
  if ('\r\n\u0085\u2028\u2029'.includes(code)) return escapedBreak(written)
  const text = written.length === 2 ? ESCAPES.get(code) : character(Number.parseInt(written.slice(2), 16))
  return text ?? refuse('yaml-syntax', { start, end: start + written.length }, { reason: `Unknown escape ${written}` })
}

function character(codePoint: number): string | undefined {
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  return isSurrogate || codePoint > 0x10ffff ? undefined : String.fromCodePoint(codePoint)
}

/** The first line break is escaped, those behind it stay. */
function escapedBreak(written: string): string {
  return (written.match(BREAK) ?? []).slice(1).map(keptBreak).join('')
}
