import fc from 'fast-check'
import { utf16 } from './arbitraries'

const encoder = new TextEncoder()

/** A word that is written nowhere else, to look for. */
const marked = (shape: string, number: number) => shape.replaceAll('@', `mark-${number}-`)

const shapes = fc.constantFrom(
  ...['@', '{}', 'x', '1', '"[]"', 'null', '[]', '{a: @}', '[{a: @}]', '\n  apiVersion: v1\n  kind: Secret'].map(
    items => `apiVersion: v1\nkind: List\nmetadata: {name: @}\nitems: ${items}\n`,
  ),
  'apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n  data: {k: @}\n',
  'apiVersion: v1\nkind: ConfigMapList\nitems: {data: @}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nitems: @\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: @}\n',
  '  apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: b}\n  data: {k: "@"}\n',
  'metadata: {name: b}\nkind: Namespace\napiVersion: v1\nx: |+\n  @\n\n',
  '\ufeffmetadata: {name: @}\nkind: Namespace\napiVersion: v1\n',
  '# c\n\ufeffmetadata: {name: @}\nkind: Namespace\napiVersion: v1\n',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"@"},"data":{"k":-0.0}}\n',
  '@: [\n',
  '\t@\n',
  '"@"\n',
  'null\n',
  '# nothing\n',
)
const parting = fc.constantFrom(
  ...['---\n', '--- # Source: a/b.yaml\n', '---\t#x\n', '...\n', '...\n---\n', '... # end\n---\n', '--- ', '\r---\n'],
  ...['%YAML 1.1\n---\n', '---\n%TAG ! x\n---\n', '---\n\ufeff---\n', '---\n---\n# a\n---\n', '---\r\n'],
)
const start = fc.constantFrom(
  '',
  '\ufeff',
  '\ufeff\ufeff',
  '---\n',
  '--- # first\n',
  '# head\n---\n',
  '%YAML 1.1\n---\n',
  '\n\n',
)

/**
 * A source of hostile shape: Lists of anything, marks, directives, ends, comments and separators anywhere, other
 * encodings; with its marks.
 */
export const hostileSource = fc
  .record({
    start,
    parts: fc.array(fc.tuple(shapes, parting), { minLength: 1, maxLength: 6 }),
    end: fc.constantFrom('', '---\n', '# tail\n', '...\n'),
    encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'crlf', 'utf-16', 'not utf-8', 'json'),
  })
  .map(({ start: first, parts, end, encoding }) => {
    const body = parts.map(([shape, part], number) => marked(shape, number) + part).join('')
    const json = parts.map((_, number) => `{"apiVersion":"v1","kind":"J","metadata":{"name":"mark-${number}-"},"a":-0}`)
    const whole = encoding === 'json' ? json.join('\n') : first + body + end
    if (encoding === 'utf-16') return { bytes: utf16(whole), marks: marksIn(whole) }
    const bytes = encoder.encode(encoding === 'crlf' ? whole.replaceAll(/\r?\n/g, '\r\n') : whole)
    return {
      bytes: encoding === 'not utf-8' ? bytes.map(byte => (byte === 0x78 ? 0xff : byte)) : bytes,
      marks: marksIn(whole),
    }
  })

/** The marks that a text holds. */
export const marksIn = (whole: string) => [...new Set(whole.match(/mark-\d+-/g))]
