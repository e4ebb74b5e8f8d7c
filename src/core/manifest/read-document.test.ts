import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { createLineIndex, decodeSource } from '../source'
import { runs } from '../testing/runs'
import { cutDocuments } from './cut-documents'
import { equalValues } from './equal-values'
import { readGeneral } from './general-reader'
import { readJson } from './json-reader'
import { readDocument } from './read-document'
import type { Value } from './value'

function readAll(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { text } = decodeSource({ name: 'x', bytes })
  const index = createLineIndex(text)
  return cutDocuments(text).documents.map(document => {
    const { value, problems } = readDocument(text, document)
    return { value, problems, places: problems.map(({ code, at }) => ({ code, ...index.positionAt(at.start) })) }
  })
}

describe('places of problems', () => {
  test('count lines and columns of the source, whatever the characters before', () => {
    const [, second] = readAll('# é😀\na: 1\n---\nü: "😀😀" x\n')
    expect(second?.places).toEqual([{ code: 'yaml-syntax', line: 4, column: 9 }])
  })

  test('also behind byte order marks, invalid UTF-8 and in UTF-16', () => {
    expect(readAll('\ufeffa: @\n')[0]?.places).toEqual([{ code: 'yaml-syntax', line: 1, column: 4 }])
    expect(readAll('a: 1\n---\n\ufeffb: @\n')[1]?.places).toMatchObject([{ line: 3 }])
    const invalid = new Uint8Array([
      ...new TextEncoder().encode('a: "'),
      0xff,
      0xe2,
      0x82,
      ...new TextEncoder().encode('" @\n'),
    ])
    const { text } = decodeSource({ name: 'x', bytes: invalid })
    const [document] = cutDocuments(text).documents
    expect(document && readDocument(text, document).problems).toMatchObject([{ at: { start: 9, end: 10 } }])
    const utf16 = new Uint8Array(
      ['\ufeff', ...'é: @\n'].flatMap(character => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]),
    )
    expect(readAll(utf16)[0]?.places).toEqual([{ code: 'yaml-syntax', line: 1, column: 4 }])
  })

  test('the first line of a duplicate key is a line of the source', () => {
    const [, second] = readAll('a: 1\n---\n# comment\nb: 1\nc: 2\nb: 3\n')
    expect(second?.problems).toMatchObject([{ code: 'duplicate-key', facts: { key: 'b', firstLine: 4 } }])
    const [, json] = readAll('{}\n{"a":\n1,\n"a":2}')
    expect(json?.problems).toMatchObject([{ code: 'duplicate-key', facts: { firstLine: 2 } }])
  })

  test('many problems are placed in one pass', () => {
    const [only] = readAll(`x: é\n${Array.from({ length: 5000 }, (_, i) => `${i % 7}e1: 1\n`).join('')}`)
    expect(only?.problems.length).toBeGreaterThan(5000)
  })
})

test('which reader read a document is said', () => {
  const { text } = decodeSource({ name: 'x', bytes: new TextEncoder().encode('a: b\n---\na: &x b\n---\na: [b\n') })
  expect(cutDocuments(text).documents.map(document => readDocument(text, document).reader)).toEqual([
    'fast',
    'general',
    'general',
  ])
  const json = decodeSource({ name: 'x', bytes: new TextEncoder().encode('{"a": 1}') }).text
  expect(cutDocuments(json).documents.map(document => readDocument(json, document).reader)).toEqual(['json'])
})

test('a byte order mark before a YAML document is nothing, between JSON values an error', () => {
  expect(readAll('a: 1\n---\n\ufeffb: 2\n')[1]?.value).toEqual(new Map([['b', 2]]))
  expect(readAll('{"a":1}\n\ufeff{"b":2}\n').map(({ value, places }) => [value, places])).toMatchObject([
    [new Map([['a', 1]]), []],
    [undefined, [{ code: 'json-syntax', line: 2 }]],
    [new Map([['b', 2]]), []],
  ])
})

test('each part of a broken source is read or reported by itself', () => {
  const broken = fc.constantFrom(
    'a: [\n',
    'a: "x\n',
    '\tb: 1\n',
    'a: *x\n',
    '? - {\n',
    'a: |x\n',
    '"\n',
    '}\n',
    '@\n',
    'x: .inf\n',
    '~: 1\n',
  )
  const good = ['a: 1\n', '- é\n', '{"b": [2]}\n', 'c: |\n  ---\n', '# only\nd: &x {e: *x2}\n'.replace('*x2', 'f')]
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...good), broken), { minLength: 1, maxLength: 6 }), pairs => {
      const alone = pairs.map(([text]) => readAll(text)[0]?.value)
      const together = readAll(pairs.flat().join('---\n'))
      const isGood = (_: unknown, i: number) => i % 2 === 0
      expect(together.filter(isGood).map(({ value }) => value)).toEqual(alone)
    }),
  )
})

/** JSON that YAML of kubectl reads alike: no number beyond int64 with a sign of zero, no key over 1,024 characters. */
const jsonLike = fc.jsonValue({ maxDepth: 4 }).map(value => JSON.parse(JSON.stringify(value)) as unknown)

test('what JSON.stringify writes is the same to both readers', () => {
  fc.assert(
    fc.property(jsonLike, fc.constantFrom(0, 1, 2), (value, indent) => {
      // Escaped as in the JSON documents that this project writes: YAML reads these characters in other ways.
      const text = JSON.stringify(value, null, indent).replace(
        /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/g,
        character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      fc.pre(!/\\ud[89a-f]/.test(text))
      const json = readJson(text)
      expect(json.problems).toEqual([])
      const yaml = readGeneral(text)
      expect(yaml.problems).toEqual([])
      expect(equalValues(yaml.value ?? null, json.value ?? null)).toBe(true)
    }),
    { numRuns: runs(150, 1500) },
  )
})

test('what the library writes in block style as YAML 1.1 reads back equal', () => {
  const toValue = (value: unknown): Value =>
    Array.isArray(value)
      ? value.map(toValue)
      : typeof value === 'object' && value !== null
        ? new Map(Object.entries(value).map(([key, member]) => [key, toValue(member)]))
        : Object.is(value, -0)
          ? 0
          : (value as Value)
  const anyText = fc.string({
    unit: fc.constantFrom(...'ab 0:-#{}[]"\'|>&*!%@`\n\\,?~.=é😀', 'yes', 'null', '0x1', '\n\n', '  '),
  })
  // A block scalar of blanks alone is nothing to go-yaml, and blanks to the library.
  const text = anyText.map(written => (/^\s+$/.test(written) ? `${written}.` : written))
  const key = fc.string({ unit: fc.constantFrom(...'abc:#-"\'? é'), minLength: 1, maxLength: 6 })
  const tree = fc.letrec(tie => ({
    value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('mapping')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    mapping: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  })).mapping
  fc.assert(
    fc.property(tree, value => {
      const written = stringify(value, { version: '1.1', lineWidth: 60, defaultKeyType: 'QUOTE_DOUBLE' })
      const { value: read, problems } = readGeneral(written)
      expect(problems).toEqual([])
      expect(equalValues(read ?? null, toValue(value))).toBe(true)
    }),
    { numRuns: runs(200, 2000) },
  )
})

test('no bytes make reading throw', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a: ',
      '- ',
      '\n',
      '\n  ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '!!int ',
      '<<: ',
      '? ',
      ': ',
      '#',
      '---\n',
      '...\n',
    ),
    fc.constantFrom(
      '\t',
      '\r',
      '\u2028',
      '\u0085',
      '\ufeff',
      '\0',
      '\\',
      '%',
      '@',
      '1e400',
      '.inf',
      '~',
      '{"a":',
      ',',
      '\ud800',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.uint8Array({ maxLength: 4 }), (pieces, tail) => {
      const content = new TextEncoder().encode(pieces.join(''))
      for (const { value, problems } of readAll(new Uint8Array([...content, ...tail]))) {
        expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'))
        for (const { at } of problems) expect(at.end).toBeGreaterThanOrEqual(at.start)
      }
    }),
    { numRuns: runs(600, 6000) },
  )
})
