import { refuse } from './refusal'
import { keptBreak } from './scalar-text'

const HEADER = /([|>])([-+]?)([1-9]?)([-+]?)[^\r\n\u0085\u2028\u2029]*(?:\r\n|[\r\n\u0085\u2028\u2029]|$)/y
const LINE = /( *)([^\r\n\u0085\u2028\u2029]*)(\r\n|[\r\n\u0085\u2028\u2029]|$)/y

/**
 * The text of a block scalar, given from its `|` or `>` on, by go-yaml's rules (`yaml_parser_scan_block_scalar` in
 * scannerc.go). `parentIndent` is the column of the collection around it, 0 outside of all; `offset` is where it stands
 * in the document, for refusals. Its last line counts as ended, since kubectl ends every line that it hands on.
 */
export function blockText(source: string, parentIndent: number, offset: number): string {
  HEADER.lastIndex = 0
  const [header = '', style, before, stated, behind] = HEADER.exec(source) ?? []
  const chomping = before || behind
  const parts: string[] = []
  let indent = stated ? parentIndent + Number(stated) : 0
  /** The break of the last line with text, and those of the empty lines behind it. */
  let lineBreak = ''
  let emptyBreaks: string[] = []
  let widestEmpty = 0
  let wasSpaced = false

  for (let at = header.length; at < source.length; ) {
    LINE.lastIndex = at
    const [line = '', spaces = '', content = '', ending = ''] = LINE.exec(source) ?? []
    const start = offset + at
    at += line.length
    if (content === '' && (indent === 0 || spaces.length <= indent)) {
      widestEmpty = Math.max(widestEmpty, spaces.length)
      emptyBreaks.push(keptBreak(ending))
      continue
    }
    if (content.startsWith('\t') && (indent === 0 || spaces.length < indent)) {
      refuse('tab-indentation', { start: start + spaces.length, end: start + spaces.length + 1 }, {})
    }
    if (indent === 0) indent = Math.max(widestEmpty, spaces.length, parentIndent + 1)
    if (spaces.length < indent) {
      const at = { start, end: start + spaces.length + 1 }
      refuse('yaml-syntax', at, { reason: 'A line of a block scalar is less indented than its first' })
    }
    const text = spaces.slice(indent) + content
    const isSpaced = text.startsWith(' ') || text.startsWith('\t')
    const isFolded = style === '>' && lineBreak === '\n' && !isSpaced && !wasSpaced
    if (!isFolded) parts.push(lineBreak)
    else if (emptyBreaks.length === 0) parts.push(' ')
    for (const emptyBreak of emptyBreaks) parts.push(emptyBreak)
    parts.push(text)
    lineBreak = keptBreak(ending)
    emptyBreaks = []
    wasSpaced = isSpaced
  }

  if (chomping !== '-') parts.push(lineBreak)
  if (chomping === '+') for (const emptyBreak of emptyBreaks) parts.push(emptyBreak)
  return parts.join('')
}
