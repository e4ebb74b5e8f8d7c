import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { readJson } from './json-reader'
import { MAX_LEVELS } from './max-depth'
import type { Value } from './value'

function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, member]) => [key, fromJson(member)]))
  if (typeof value !== 'number') return value as Value
  // JSON.stringify writes integers below 1e21 in digits, and kubectl keeps those of int64.
  const isInt64 = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 2 ** 63
  return isInt64 ? BigInt(String(value)) : value + 0
}

const read = (text: string) => readJson(text).value

describe('values', () => {
  test('everything that JSON.stringify writes is read as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        // Keys that are numbers move to the front of an object, so it is compared with what JavaScript itself reads.
        expect(readJson(text)).toEqual({ value: fromJson(JSON.parse(text)), problems: [] })
      }),
    )
  })

  test.each<[string, Value]>([
    ['1.0', 1],
    ['1e3', 1000],
    ['-0', 0],
    ['-0.0', -0],
    ['-0e5', -0],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['9007199254740993.0', 9007199254740992],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', 2 ** 63],
    ['-9223372036854775808', -9223372036854775808n],
    ['-9223372036854775809', -(2 ** 63)],
    ['12345678901234567890123', 1.2345678901234568e22],
    ['1e-400', 0],
    ['1E-7', 1e-7],
  ])('the number %s', (text, value) => {
    expect(read(text)).toBe(value)
    expect(read(`[${text}]`)).toEqual([value])
  })

  test('a -0 is said, once for all of a document', () => {
    expect(readJson('{"a":-0,"b":[-0.0,0,-0e3,-1]}').problems).toEqual([
      { code: 'negative-zero', severity: 'warning', at: { start: 5, end: 7 }, facts: { count: 3 } },
    ])
  })

  test.each([
    [String.raw`"\/\u003c\u00e9\b\f\n\r\t\"\\"`, '/<é\b\f\n\r\t"\\'],
    [String.raw`"\ud83d\ude80"`, '🚀'],
    [String.raw`"\ud83d|\ude00|\ud83d\u0041|\ud83d\ud83d\ude00"`, '\ufffd|\ufffd|\ufffdA|\ufffd😀'],
    ['"\u2028\x7f\ufeff"', '\u2028\x7f\ufeff'],
    ['"\\u0000"', '\0'],
  ])('the string %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  test('keys are any text, and their order stays', () => {
    const value = read(String.raw`{"b":1,"10":2,"__proto__":3,"":4,"\u0061":5}`)
    expect(value instanceof Map && [...value]).toEqual([
      ['b', 1],
      ['10', 2],
      ['__proto__', 3],
      ['', 4],
      ['a', 5],
    ])
  })

  test('the last of equal members counts, and is reported with the line of the first', () => {
    const { value, problems } = readJson('{"a": {"x": 1},\r\n\n "b": 2,\n "\\u0061": {"y": 2}}')
    expect(value).toEqual(
      new Map<string, Value>([
        ['a', new Map([['y', 2]])],
        ['b', 2],
      ]),
    )
    expect(problems).toEqual([
      { code: 'duplicate-key', severity: 'warning', at: { start: 28, end: 36 }, facts: { key: 'a', firstLine: 1 } },
    ])
  })
})

describe('errors, in the words of Go', () => {
  test.each([
    ['{"a":1', 6, 'unexpected end of JSON input'],
    ['', 0, 'unexpected end of JSON input'],
    ['"a', 2, 'unexpected end of JSON input'],
    ['{a: 1}', 1, 'invalid character "a" looking for beginning of object key string'],
    ['{"a":1,}', 7, 'invalid character "}" looking for beginning of object key string'],
    ['{"a" 1}', 5, 'invalid character "1" after object key'],
    ['{"a":1 "b":2}', 7, 'invalid character "\\"" after object key:value pair'],
    ['[1 2]', 3, 'invalid character "2" after array element'],
    ['[1,]', 3, 'invalid character "]" looking for beginning of value'],
    ['[1}', 2, 'invalid character "}" after array element'],
    ['{} {}', 3, 'invalid character "{" after top-level value'],
    ['tru', 0, 'invalid character "t" looking for beginning of value'],
    ['01', 1, 'invalid character "1" after top-level value'],
    ['.5', 0, 'invalid character "." looking for beginning of value'],
    ['1.', 1, 'invalid character "." after top-level value'],
    ['+1', 0, 'invalid character "+" looking for beginning of value'],
    ["'a'", 0, 'invalid character "\'" looking for beginning of value'],
    ['"a\tb"', 2, 'invalid character "\\t" in string literal'],
    ['"\\q"', 2, 'invalid character "q" in string escape code'],
    ['"\\u00zz"', 5, 'invalid character "z" in \\u hexadecimal character escape'],
    ['\ufeff{}', 0, 'invalid character "\ufeff" looking for beginning of value'],
    ['\u00a01', 0, 'invalid character "\u00a0" looking for beginning of value'],
    ['1 😀', 2, 'invalid character "😀" after top-level value'],
  ])('%j', (text, start, reason) => {
    const { value, problems } = readJson(text)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'json-syntax', severity: 'error', at: { start }, facts: { reason } }])
  })

  test('a number beyond float64 is refused', () => {
    expect(readJson('{"a": 1e400}').problems).toEqual([
      { code: 'number-not-finite', severity: 'error', at: { start: 6, end: 11 }, facts: { text: '1e400' } },
    ])
  })

  test('text that JSON.parse refuses is refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'{}[]",:\\ \n', '"a"', 'true', 'null', '-', '0', '1', '.', 'e', '\\u', '\t')),
        pieces => {
          const text = pieces.join('')
          let isJson = true
          try {
            JSON.parse(text)
          } catch {
            isJson = false
          }
          expect(readJson(text).value !== undefined).toBe(isJson)
        },
      ),
      { numRuns: runs(2000, 20000) },
    )
  })
})

describe('hostile input', () => {
  test.each(['[', '{"a":'])('%s nests to 10,000 levels', opening => {
    const nested = (levels: number) =>
      opening.repeat(levels) + (opening === '[' ? ']' : '1}').repeat(levels).replaceAll('1}1', '1}')
    const deep = (levels: number) =>
      opening === '[' ? nested(levels) : `${opening.repeat(levels)}1${'}'.repeat(levels)}`
    expect(readJson(deep(MAX_LEVELS)).value).toBeDefined()
    expect(readJson(deep(MAX_LEVELS + 1)).problems).toMatchObject([{ code: 'too-deep', facts: { max: MAX_LEVELS } }])
    expect(readJson(opening.repeat(1_000_000)).problems).toMatchObject([{ code: 'too-deep' }])
  })

  test.each([
    ['a string of 8 MB', `{"a":"${'x'.repeat(8_000_000)}"}`],
    ['a string of escapes', `["${'\\n'.repeat(1_000_000)}"]`],
    ['many elements', `[${'1,'.repeat(500_000)}1]`],
    ['equal members', `{${'"a":1,'.repeat(100_000)}"a":1}`],
    ['white space', `${' '.repeat(4_000_000)}1`],
  ])('%s', (_, text) => {
    expect(readJson(text).value).toBeDefined()
  })
})
