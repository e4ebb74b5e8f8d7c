import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isClosedQuote } from '../escapes'
import { Refusal } from '../refusal'
import { plainText, quotedText } from './scalar-texts'

describe('line breaks in flow scalars', () => {
  test.each([
    ['one\n  two', 'one two'],
    ['one  \t\n  two', 'one two'],
    ['one\n\n  two', 'one\ntwo'],
    ['one\n\n \n\ttwo', 'one\n\ntwo'],
    ['one\r\ntwo', 'one two'],
    ['one\rtwo', 'one two'],
    ['one\u0085two', 'one two'],
    ['one\u0085\u0085two', 'one\ntwo'],
    ['one \u2028 two', 'one\u2028two'],
    ['one\u2029\n\ntwo', 'one\u2029\n\ntwo'],
    ['one\n\u2028two', 'one\u2028two'],
    ['one  two', 'one  two'],
  ])('%j says %j, plain and quoted alike', (source, text) => {
    expect(plainText(source)).toBe(text)
    expect(quotedText(`"${source}"`, 0)).toBe(text)
    expect(quotedText(`'${source}'`, 0)).toBe(text)
  })

  test('blanks at the ends of a quoted scalar stay', () => {
    expect(quotedText('" a "', 0)).toBe(' a ')
    expect(quotedText("' \n '", 0)).toBe(' ')
  })
})

describe('double quotes', () => {
  test.each([
    [String.raw`\0\a\b\t\n\v\f\r\e`, '\0\x07\b\t\n\v\f\r\x1b'],
    [String.raw`\ \"\'\\\N\_\L\P`, ' "\'\\\u0085\u00a0\u2028\u2029'],
    ['\\\t', '\t'],
    [String.raw`\x41\xff\u00e9\U0001f680`, 'Aÿé🚀'],
    ['one\\\n   two', 'onetwo'],
    ['one \\\n   \\ two', 'one  two'],
    ['one\\\r\n\n  two', 'one\ntwo'],
    ['one\\\n\n\u2028two', 'one\n\u2028two'],
    ['one\\n\n  two', 'one\n two'],
    [String.raw`\\n`, String.raw`\n`],
  ])('%j says %j', (source, text) => {
    expect(quotedText(`"${source}"`, 0)).toBe(text)
  })

  test.each([
    [String.raw`a\/b`, 12, String.raw`Unknown escape \/`],
    [String.raw`\q`, 11, String.raw`Unknown escape \q`],
    [String.raw`\ud83d\ude00`, 11, String.raw`Unknown escape \ud83d`],
    [String.raw`\U00110000`, 11, String.raw`Unknown escape \U00110000`],
    [String.raw`ok\x4`, 13, String.raw`Unknown escape \x`],
  ])('%j is refused where it stands', (source, start, reason) => {
    try {
      quotedText(`"${source}"`, 10)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect((error as Refusal).problem).toMatchObject({ code: 'yaml-syntax', at: { start }, facts: { reason } })
    }
  })
})

test('single quotes know one escape only', () => {
  expect(quotedText(String.raw`'it''s \n'`, 0)).toBe(String.raw`it's \n`)
})

test.each([
  ['"a"', true],
  ["''", true],
  ['"', false],
  ['"a', false],
  ['"a\\"', false],
  ['"a\\\\"', true],
  ['\'a"', false],
])('the quote of %s is closed: %s', (source, closed) => {
  expect(isClosedQuote(source)).toBe(closed)
})

test('what JSON.stringify writes in double quotes reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(quotedText(JSON.stringify(text).replace(/[\u0085\u2028\u2029]/g, ' '), 0)).toBe(
        text.replace(/[\u0085\u2028\u2029]/g, ' '),
      )
    }),
  )
})

test('long runs of blanks and breaks take linear time', () => {
  const blanks = ' '.repeat(1_000_000)
  expect(plainText(`a${blanks}b\nc`)).toHaveLength(1_000_004)
  expect(quotedText(`"${'\n'.repeat(1_000_000)}"`, 0)).toHaveLength(999_999)
  expect(quotedText(`"${' \\'.repeat(300_000)} "`, 0)).toHaveLength(300_001)
})
