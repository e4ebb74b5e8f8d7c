import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ByteRange, decodeSource, type SourceText, textOf } from '../source'
import { runs } from '../testing/runs'
import { cutDocuments } from './cut-documents'
import { readDocument } from './read-document'

const sourceOf = (content: string) => decodeSource({ name: 'x', bytes: new TextEncoder().encode(content) }).text

/** The documents' own texts with their lines, and the problems as `severity code`. */
function cut(content: string) {
  const text = sourceOf(content)
  const { documents, problems } = cutDocuments(text)
  return {
    texts: documents.map(({ range }) => rawText(text, range)),
    owned: documents.map(({ owned }) => rawText(text, owned)),
    lines: documents.map(({ line }) => line),
    seen: documents.map(({ seenByKubectl }) => seenByKubectl),
    forms: documents.map(({ form }) => form),
    problems: problems.map(({ severity, code, at }) => `${severity} ${code}: ${rawText(text, at)}`),
  }
}

function rawText({ utf8 }: SourceText, { start, end }: ByteRange): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.subarray(start, end))
}

describe('separators', () => {
  test.each(['---', '--- ', '---\t', '---   \t ', '--- # comment', '---# comment', '---\r', '---\u00a0', '---\v'])(
    '%j alone on a line separates',
    separator => {
      const { texts, lines, seen, problems } = cut(`a: 1\n${separator}\nb: 2\n`)
      expect(texts).toEqual(['a: 1\n', 'b: 2\n'])
      expect(lines).toEqual([1, 3])
      expect(seen).toEqual([true, true])
      expect(problems).toEqual([])
    },
  )

  test.each([' ---', '  --- ', '--', '-- -', '....', 'x---'])('%j does not', line => {
    const { texts, problems } = cut(`a: |\n${line}\nb: 2\n`)
    expect(texts).toEqual([`a: |\n${line}\nb: 2\n`])
    expect(problems).toEqual([])
  })

  test('one at the start or the end of a source bounds no document', () => {
    expect(cut('---\na: 1\n---').texts).toEqual(['a: 1\n'])
    expect(cut('---\na: 1\n---\n').texts).toEqual(['a: 1\n'])
    expect(cut('\ufeff---\na: 1\n').texts).toEqual(['a: 1\n'])
  })

  test('at column 0 it cuts even a block scalar and a quoted one', () => {
    expect(cut('a: |\n  x\n---\n  y\n').texts).toEqual(['a: |\n  x\n', '  y\n'])
    expect(cut('a: "x\n---\ny"\n').texts).toEqual(['a: "x\n', 'y"\n'])
  })

  test('a document without a final newline keeps its bytes', () => {
    expect(cut('a: 1\n---\nb: 2').texts).toEqual(['a: 1\n', 'b: 2'])
  })

  test('CRLF stays as it is', () => {
    expect(cut('a: 1\r\n---\r\nb: 2\r\n')).toMatchObject({
      texts: ['a: 1\r\n', 'b: 2\r\n'],
      lines: [1, 3],
      problems: [],
    })
  })

  test('text behind one begins the next document; kubectl refuses both sides', () => {
    const { texts, lines, seen, problems } = cut('a: 1\n--- {b: 2}\nc: 3\n---\nd: 4\n')
    expect(texts).toEqual(['a: 1\n', '{b: 2}\nc: 3\n', 'd: 4\n'])
    expect(lines).toEqual([1, 2, 5])
    expect(seen).toEqual([false, false, true])
    expect(problems).toEqual(['error separator-content: --- {b: 2}\n'])
  })

  test('dashes that go on are text to YAML and an error to kubectl', () => {
    const { texts, seen, problems } = cut('a: |\n  x\n-----BEGIN CERTIFICATE-----\n---\nb: 2\n')
    expect(texts).toEqual(['a: |\n  x\n-----BEGIN CERTIFICATE-----\n', 'b: 2\n'])
    expect(seen).toEqual([false, true])
    expect(problems).toEqual(['error separator-content: -----BEGIN CERTIFICATE-----\n'])
  })

  test('as the first line kubectl hands `---#` to the YAML reader, to which it is text', () => {
    expect(cut('---#x\na: 1\n')).toMatchObject({
      texts: ['a: 1\n'],
      seen: [false],
      problems: ['error separator-content: ---#x\n'],
    })
    expect(cut('a: 1\n---\n---#x\nb: 2\n')).toMatchObject({ texts: ['a: 1\n', 'b: 2\n'], seen: [true, false] })
    expect(cut('--- # x\na: 1\n')).toMatchObject({ texts: ['a: 1\n'], seen: [true], problems: [] })
  })
})

describe('document ends', () => {
  test('`...` ends a document, and kubectl never sees what follows up to the next separator', () => {
    const { texts, seen, problems } = cut('a: 1\n...\nb: 2\n---\nc: 3\n')
    expect(texts).toEqual(['a: 1\n', 'b: 2\n', 'c: 3\n'])
    expect(seen).toEqual([true, false, true])
    expect(problems).toEqual(['warning after-document-end: b: 2\n'])
  })

  test('before a separator it does nothing', () => {
    expect(cut('a: 1\n...\n---\nb: 2\n...\n')).toMatchObject({
      texts: ['a: 1\n', 'b: 2\n'],
      seen: [true, true],
      problems: [],
    })
    expect(cut('a: 1\n... # end\n# more\n---\nb: 2\n')).toMatchObject({ texts: ['a: 1\n', 'b: 2\n'], problems: [] })
  })

  test('text on its line begins the next document', () => {
    expect(cut('a: 1\n... b: 2\nc: 3\n')).toMatchObject({
      texts: ['a: 1\n', 'b: 2\nc: 3\n'],
      lines: [1, 2],
      seen: [true, false],
    })
  })

  test('with nothing before it kubectl refuses the source', () => {
    expect(cut('...\na: 1\n').problems).toEqual([
      'error after-document-end: ...\n',
      'warning after-document-end: a: 1\n',
    ])
    expect(cut('---\n...\na: 1\n').problems).toEqual(['warning after-document-end: a: 1\n'])
  })

  test('`---` behind a lone CR begins a document that kubectl drops', () => {
    expect(cut('a: 1\r---\rb: 2\r')).toMatchObject({
      texts: ['a: 1\r', 'b: 2\r'],
      lines: [1, 3],
      seen: [true, false],
      problems: ['warning after-document-end: b: 2\r'],
    })
  })
})

describe('directives', () => {
  test.each(['%YAML 1.1', '%YAML 1.2', '%TAG !e! tag:example.com,2000:'])('%s is dropped and reported', directive => {
    const { texts, owned, lines, seen, problems } = cut(`${directive}\n---\na: 1\n---\nb: 2\n`)
    expect(texts).toEqual(['a: 1\n', 'b: 2\n'])
    expect(owned).toEqual(texts)
    expect(lines).toEqual([3, 5])
    expect(seen).toEqual([false, true])
    expect(problems).toEqual([`error directive: ${directive}\n`])
  })

  test('without a separator the document begins behind it', () => {
    expect(cut('# c\n%YAML 1.1\na: 1\n')).toMatchObject({ texts: ['a: 1\n'], lines: [3], seen: [false] })
  })

  test('behind `...` kubectl never reads it', () => {
    expect(cut('a: 1\n...\n%YAML 1.2\n---\nb: 2\n')).toMatchObject({
      texts: ['a: 1\n', 'b: 2\n'],
      seen: [true, true],
      problems: ['warning directive: %YAML 1.2\n'],
    })
  })

  test('a percent sign elsewhere is none', () => {
    expect(cut('a: |\n  %YAML\n %x\nb: 10%\n').problems).toEqual([])
  })
})

describe('comments and blank lines', () => {
  test('alone between separators they are no document; comments go with the next one, the last with the one before', () => {
    const { texts, owned } = cut('# licence\n---\n\n---\na: 1\n---\n# alone\n---\nb: 2\n---\n# end\n')
    expect(texts).toEqual(['a: 1\n', 'b: 2\n'])
    expect(owned).toEqual(['# licence\n---\n\n---\na: 1\n', '# alone\n---\nb: 2\n---\n# end\n'])
  })

  test('around the content they are part of the document', () => {
    expect(cut('---\n# before\n\na: 1\n\n# after\n---\n').texts).toEqual(['# before\n\na: 1\n\n# after\n'])
  })

  test('a line of tabs is content, since kubectl refuses it', () => {
    expect(cut('a: 1\n---\n\t\n---\nb: 2\n').texts).toEqual(['a: 1\n', '\t\n', 'b: 2\n'])
  })

  test('a source of nothing else is empty', () => {
    expect(cut('# only\n---\n  # this\n')).toMatchObject({
      texts: [],
      problems: [expect.stringMatching(/^warning source-empty/)],
    })
    expect(cut('\n  \n')).toMatchObject({ texts: [], problems: [] })
  })

  test('a byte order mark before a document is no part of it where kubectl drops it', () => {
    expect(cut('\ufeffa: 1\n---\n\ufeffb: 2\n').texts).toEqual(['a: 1\n', 'b: 2\n'])
    expect(cut('\ufeff\ufeffa: 1\n').texts).toEqual(['a: 1\n'])
    expect(cut('a: 1\n---\n\ufeff# only a comment\n').texts).toEqual(['a: 1\n'])
    expect(cut('# c\n---\n\ufeffb: 2\n').texts).toEqual(['b: 2\n'])
  })

  test.each(['---\n\ufeffb: 2\n', '\n\n# c\n\ufeffb: 2\n'])('in %j kubectl takes it for text', content => {
    const text = sourceOf(content)
    const [document] = cutDocuments(text).documents
    expect(document && readDocument(text, document).value).toEqual(new Map([['\ufeffb', 2]]))
  })

  test('a comment on a separator line belongs to the document behind it', () => {
    expect(cut('--- # Source: a.yaml\na: 1\n---\t# b\n# c\n---# d\nb: 2\n... # e\n').owned).toEqual([
      '# Source: a.yaml\na: 1\n',
      '# b\n# c\n---# d\nb: 2\n... # e\n',
    ])
    expect(cut('--- # licence\n%YAML 1.2\n---\na: 1\n').owned).toEqual(['a: 1\n'])
  })
})

describe('JSON', () => {
  test('a source that begins with { is a stream of values, with or without white space between them', () => {
    const { texts, forms, lines, problems } = cut('\n{"a": "}\\"{"}{"b":[{}]}\n\n null\n{\n}\n')
    expect(texts).toEqual(['{"a": "}\\"{"}', '{"b":[{}]}', 'null', '{\n}'])
    expect(forms).toEqual(['json', 'json', 'json', 'json'])
    expect(lines).toEqual([2, 2, 4, 5])
    expect(problems).toEqual([])
  })

  test('kubectl looks for the brace in the first 4,096 bytes only', () => {
    expect(cut(`${'\n'.repeat(4095)}{}`).forms).toEqual(['json'])
    expect(cut(`${'\n'.repeat(4096)}{}`).forms).toEqual(['yaml'])
  })

  test('behind a separator it is YAML', () => {
    expect(cut('---\n{"a": 1}\n').forms).toEqual(['yaml'])
    expect(cut('[1]\n').forms).toEqual(['yaml'])
  })

  test('a separator is an error up to kubectl 1.32; what follows is cut as YAML and not seen', () => {
    const { texts, forms, lines, seen, problems } = cut('{"a": 1}\n---\n{"b": 2}\n---\nc: 3\n')
    expect(texts).toEqual(['{"a": 1}', '{"b": 2}\n', 'c: 3\n'])
    expect(forms).toEqual(['json', 'yaml', 'yaml'])
    expect(lines).toEqual([1, 3, 5])
    expect(seen).toEqual([true, false, false])
    expect(problems).toEqual(['error json-separator: ---'])
  })

  test.each([
    ['a string that is not closed', '{"a": "x\n}\n'],
    ['a bracket that is not closed', '{"a": {"b": 1}\n'],
    ['a bracket of the wrong kind', '{"a": [1}\n'],
    ['nesting without end', `${'['.repeat(20_000)}\n`],
    ['what is no JSON at all', 'x,y\n'],
  ])('%s takes nothing of the next value with it', (_, broken) => {
    const { texts } = cut(`{"first": 1}\n${broken}{"last": 1}\n`)
    expect(texts.at(0)).toBe('{"first": 1}')
    expect(texts.at(-1)).toBe('{"last": 1}')
  })
})

const line = fc.constantFrom(
  ...[
    '---',
    '--- ',
    '---#x',
    '--- # c',
    '---\t',
    '--- {a: b}',
    '--- x',
    '----',
    '---x',
    ' ---',
    '...',
    '... x',
    '....',
  ],
  ...[
    '%YAML 1.2',
    '# comment',
    '  # comment',
    '',
    '   ',
    '\t',
    'a: 1',
    '  b: |',
    '    ---',
    '"---',
    '\ufeffc: 1',
    '{',
    '}',
    '{"a":"{"}',
  ],
  ...['\ufeff---', 'é: 😀', '\u00a0', '- x', 'null', '[1,{}]', '"', '\\'],
)
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '')
const content = fc
  .tuple(fc.constantFrom('', '', '\ufeff', '{"a": 1}\n'), fc.array(fc.tuple(line, lineEnd), { maxLength: 14 }))
  .map(([start, lines]) => start + lines.map(([text, end]) => text + end).join(''))

describe('for any text', () => {
  test('every byte is in one document or between documents, and there only separators, directives and blanks are', () => {
    fc.assert(
      fc.property(content, content => {
        const text = sourceOf(content)
        const { documents } = cutDocuments(text)
        let end = 0
        const gaps: ByteRange[] = []
        for (const { range, owned } of documents) {
          expect(owned.start).toBeGreaterThanOrEqual(end)
          expect(owned.start).toBeLessThanOrEqual(range.start)
          expect(owned.end).toBeGreaterThanOrEqual(range.end)
          expect(range.end).toBeGreaterThan(range.start)
          gaps.push({ start: end, end: owned.start })
          end = owned.end
        }
        gaps.push({ start: end, end: text.utf8.length })
        const isGapLine = /^\ufeff?(---[\s\u0085]*(#.*)?|\.\.\.[ \t]*(#.*)?|%.*| *#.*|\s*)$/u
        for (const gap of gaps) {
          const between = rawText(text, gap)
          for (const gapLine of between.split(/\r\n|[\r\n]/)) expect(gapLine).toMatch(isGapLine)
        }
      }),
      { numRuns: runs(750, 15000) },
    )
  })

  test('the line of a document is the line of its first byte', () => {
    fc.assert(
      fc.property(content, content => {
        const text = sourceOf(content)
        for (const { range, line } of cutDocuments(text).documents) {
          const before = rawText(text, { start: 0, end: range.start })
          expect(line).toBe((before.match(/\r\n|[\r\n]/g)?.length ?? 0) + 1)
        }
      }),
      { numRuns: runs(400, 8000) },
    )
  })

  test('problems come in the order of their places', () => {
    fc.assert(
      fc.property(content, content => {
        const starts = cutDocuments(sourceOf(content)).problems.map(({ at }) => at.start)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      }),
    )
  })

  test('text in a block scalar has no effect on where documents are cut', () => {
    const blockLine = fc.constantFrom('---', '...', '%YAML 1.2', '# c', '--- x', '{"a":', "'", '"', '', 'x')
    fc.assert(
      fc.property(fc.array(blockLine), fc.integer({ min: 1, max: 4 }), (lines, indent) => {
        const block = lines.map(text => `${' '.repeat(indent)}${text}\n`).join('')
        const source = `a: 1\n---\nb: |\n${block}c: 2\n---\nd: 3\n`
        expect(cut(source)).toMatchObject({ texts: ['a: 1\n', `b: |\n${block}c: 2\n`, 'd: 3\n'], problems: [] })
      }),
    )
  })

  test('cutting reads every byte a bounded number of times', () => {
    const readsPerByte = (content: string) => {
      const text = sourceOf(content)
      let reads = 0
      const utf8 = new Proxy(text.utf8, {
        get(bytes, name) {
          if (typeof name === 'string' && /^\d+$/.test(name)) reads++
          const value = Reflect.get(bytes, name, bytes) as unknown
          return typeof value === 'function' ? value.bind(bytes) : value
        },
      })
      cutDocuments({ ...text, utf8 })
      return reads / text.utf8.length
    }
    for (const piece of [
      'a: 1\n',
      '---\n',
      '---\r',
      '...\n',
      '%x\n',
      '# c\n',
      '\n',
      '--- x\n',
      ' ',
      '{"a":[1]}',
      '{"a":',
      '"',
      '{\n',
      '[',
    ]) {
      for (const start of ['', '{"a":1}\n']) {
        expect(readsPerByte(start + piece.repeat(1000))).toBeLessThan(12)
      }
    }
  })
})

test('textOf leaves out the mark at the start of a later document', () => {
  const text = sourceOf('a: 1\n---\n\ufeffb: 2\n')
  const last = cutDocuments(text).documents.at(-1)
  expect(last && textOf(text, last.range)).toBe('b: 2\n')
})
