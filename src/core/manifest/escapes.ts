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

/** Whether the last character is the quote that closes the first. */
export function isClosedQuote(source: string): boolean {
  if (source.length < 2 || source.at(-1) !== source[0]) return false
  if (source.startsWith("'")) return true
  let backslashes = 0
  while (source[source.length - 2 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 0
}
