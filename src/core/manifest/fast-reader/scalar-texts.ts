import { refuse } from '../refusal'
import { readBlockScalar } from './block-scalar'
import { BREAK, classAt, codesOf, SEPARATOR, TAB } from './characters'
import { type NormalText, normalizeBreaks } from './normalize-breaks'
import { readQuoted } from './quoted-scalar'
import { breaksBetween, fold, notMine, type Scan, skipBreaks, startScan, trimEnd } from './scan'

// What single scalars say, for the general reader, which knows where they stand and not what is in them.

/** The text of a plain scalar (`yaml_parser_scan_plain_scalar` in go-yaml's scannerc.go). */
export function plainText(source: string): string {
  if (!/[\r\n\u0085\u2028\u2029]/.test(source)) return source
  const { scan } = scanOf(source)
  const { text, codes, end } = scan
  let value = ''
  let start = 0
  while (true) {
    let stop = start
    while ((classAt(codes, stop) & BREAK) === 0) stop++
    value += text.substring(start, trimEnd(codes, start, stop))
    if (stop >= end - 1) return value
    start = skipBreaks(scan, stop)
    value += fold(breaksBetween(scan, stop, start, scan.breaks))
  }
}

/**
 * The text of a quoted scalar, given with its quotes (`yaml_parser_scan_flow_scalar`): the line breaks and escapes of
 * YAML 1.1, so no `\/`. `offset` is where it stands in the document, for the refusal of an escape that is none.
 */
export function quotedText(source: string, offset: number): string {
  const { scan, normal } = scanOf(source)
  try {
    return readQuoted(scan, 0).text
  } catch (error) {
    if (error !== notMine) throw error
    const at = normal.originalOffset(scan.at)
    const [written = ''] = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/.exec(source.slice(at)) ?? []
    const start = offset + at
    return refuse('yaml-syntax', { start, end: start + written.length }, { reason: `Unknown escape ${written}` })
  }
}

/**
 * The text of a block scalar, given from its `|` or `>` on, by go-yaml's rules (`yaml_parser_scan_block_scalar` in
 * scannerc.go). `parentIndent` is the column of the collection around it, 0 outside of all; `offset` is where it stands
 * in the document, for refusals. Its last line counts as ended, since kubectl ends every line that it hands on.
 */
export function blockText(source: string, parentIndent: number, offset: number): string {
  const { scan, normal } = scanOf(source)
  try {
    const text = readBlockScalar(scan, 0, parentIndent)
    if (scan.at === scan.end) return text
  } catch (error) {
    if (error !== notMine) throw error
  }
  const start = offset + normal.originalOffset(scan.at)
  if (scan.codes[scan.at] === TAB) return refuse('tab-indentation', { start, end: start + 1 }, {})
  const reason = 'A line of a block scalar is less indented than its first'
  return refuse('yaml-syntax', { start: start - scan.column, end: start + 1 }, { reason })
}

function scanOf(source: string): { readonly scan: Scan; readonly normal: NormalText } {
  const normal = normalizeBreaks(source)
  const codes = codesOf(normal.text)
  return { scan: startScan(normal.text, codes, codes.includes(SEPARATOR), false), normal }
}
