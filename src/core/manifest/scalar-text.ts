import { refuse } from './refusal'

/** White space inside a scalar: blanks, and the line breaks of YAML 1.1. */
const SPACE = /[ \t\r\n\u0085\u2028\u2029]+/g

const BREAK = /\r\n|[\r\n\u0085\u2028\u2029]/g

/** An escape, an escaped line break with all the space behind it, or a run of white space. */
const ESCAPE_OR_SPACE =
  /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\r\n\u0085\u2028\u2029][ \t\r\n\u0085\u2028\u2029]*|[\s\S])|[ \t\r\n\u0085\u2028\u2029]+/g

const ESCAPES: ReadonlyMap<string, string> = new Map([
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
  return source.replace(SPACE, fold)
}

/**
 * The text of a quoted scalar, given with its quotes (`yaml_parser_scan_flow_scalar`): the line breaks and escapes of YAML 1.1, so no
 * `\/`. `offset` is where it stands in the document, for the refusal of an escape that is none.
 */
export function quotedText(source: string, offset: number): string {
  const inner = source.slice(1, -1)
  if (source.startsWith("'")) return inner.replace(SPACE, fold).replaceAll("''", "'")
  return inner.replace(ESCAPE_OR_SPACE, (match, index: number) => {
    if (!match.startsWith('\\')) return fold(match)
    const resolved = resolveEscape(match)
    if (resolved !== undefined) return resolved
    const start = offset + 1 + index
    return refuse('yaml-syntax', { start, end: start + match.length }, { reason: `Unknown escape ${match}` })
  })
}

/** Whether the last character is the quote that closes the first. */
export function isClosedQuote(source: string): boolean {
  if (source.length < 2 || source.at(-1) !== source[0]) return false
  if (source.startsWith("'")) return true
  let backslashes = 0
  while (source[source.length - 2 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 0
}

/** A line break becomes a space, several become all but the first; U+2028 and U+2029 stay, and the blanks around them go. */
function fold(space: string): string {
  const breaks = space.match(BREAK)
  if (breaks === null) return space
  const [first = '', ...rest] = breaks.map(keptBreak)
  if (first !== '\n') return first + rest.join('')
  return rest.length === 0 ? ' ' : rest.join('')
}

/** A line break as it stands in a value (`read_line` in go-yaml's scannerc.go). */
export function keptBreak(lineBreak: string): string {
  return lineBreak === '\u2028' || lineBreak === '\u2029' ? lineBreak : '\n'
}

function resolveEscape(written: string): string | undefined {
  const code = written.charAt(1)
  if ('\r\n\u0085\u2028\u2029'.includes(code)) return escapedBreak(written)
  if (written.length === 2) return ESCAPES.get(code)
  const codePoint = Number.parseInt(written.slice(2), 16)
  const isCharacter = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)
  return isCharacter ? String.fromCodePoint(codePoint) : undefined
}

/** The first line break is escaped, those behind it stay. */
function escapedBreak(written: string): string {
  return (written.match(BREAK) ?? []).slice(1).map(keptBreak).join('')
}
