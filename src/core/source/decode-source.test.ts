import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { decodeSource } from './decode-source'
import { textOf } from './utf8-text'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (...bytes: number[]) => decodeSource({ name: 'x', bytes: new Uint8Array(bytes) })
const codes = ({ problems }: ReturnType<typeof decodeSource>) =>
  problems.map(({ code, severity }) => `${severity} ${code}`)

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))]
  return new Uint8Array(units.flatMap(unit => (littleEndian ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])))
}

test('a UTF-8 source is its own text, byte order mark included', () => {
  const bytes = encode('\ufeffa: é\n')
  const { text, problems } = decodeSource({ name: 'a.yaml', bytes })
  expect(problems).toEqual([])
  expect(text.utf8).toBe(bytes)
  expect(text).toMatchObject({ name: 'a.yaml', encoding: 'utf-8' })
  expect(text.originalOffset(5)).toBe(5)
  expect(textOf(text, { start: 0, end: bytes.length })).toBe('a: é\n')
})

describe('UTF-16 with a byte order mark', () => {
  test.each([
    [true, 'utf-16le'],
    [false, 'utf-16be'],
  ])('little endian %s is transcoded', (littleEndian, encoding) => {
    const bytes = utf16('a: é中😀\n', littleEndian)
    const { text, problems } = decodeSource({ name: 'x', bytes })
    expect(problems).toEqual([])
    expect(text.encoding).toBe(encoding)
    expect(text.original).toBe(bytes)
    expect([...text.utf8]).toEqual([...encode('\ufeffa: é中😀\n')])
  })

  test('every offset leads back to the character it lies in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 5000 }),
        (end, le, padding) => {
          const content = `${'p'.repeat(padding)}${end}`
          const { text } = decodeSource({ name: 'x', bytes: utf16(content, le) })
          let utf8 = 0
          let units = 0
          for (const character of `\ufeff${content}`) {
            const size = encode(character).length
            expect(text.originalOffset(utf8 + size - 1)).toBe(units * 2)
            utf8 += size
            units += character.length
          }
          expect(text.originalOffset(text.utf8.length)).toBe(units * 2)
        },
      ),
      { numRuns: runs(12, 120) },
    )
  })

  test('lone surrogates and an odd last byte become U+FFFD', () => {
    const { text } = decode(0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00, 0x00, 0xde, 0x42)
    expect(textOf(text, { start: 0, end: text.utf8.length })).toBe('\ufffdA\ufffd\ufffd')
  })
})

test('bytes that are no UTF-8 are kept, counted, and a warning', () => {
  const { text, problems } = decode(0x61, 0xff, 0xfe, 0xe2, 0x82, 0x41)
  expect(problems).toEqual([
    { code: 'source-not-utf8', severity: 'warning', at: { start: 0, end: 6 }, facts: { count: 3 } },
  ])
  expect(text.utf8).toHaveLength(6)
  expect(textOf(text, { start: 0, end: 6 })).toBe('a\ufffd\ufffd\ufffdA')
})

test('the count of invalid bytes agrees with what the decoder makes of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ max: 0xff, maxLength: 12 }), tail => {
      const { text, problems } = decode(0x61, ...[...tail].map(byte => (byte === 0 ? 0x80 : byte)))
      const replaced = textOf(text, { start: 0, end: text.utf8.length }).split('\ufffd').length - 1
      const written = [...text.utf8].filter(
        (_, i) => text.utf8[i] === 0xef && text.utf8[i + 1] === 0xbf && text.utf8[i + 2] === 0xbd,
      )
      const [problem] = problems
      expect(problem?.code === 'source-not-utf8' ? problem.facts.count : 0).toBe(replaced - written.length)
    }),
    { numRuns: runs(300, 3000) },
  )
})

test('a NUL near the start makes a source binary, and its text empty', () => {
  const result = decode(0x89, 0x50, 0x4e, 0x47, 0x00)
  expect(codes(result)).toEqual(['error source-binary'])
  expect(result.text.utf8).toHaveLength(0)
  expect(result.text.original).toHaveLength(5)
})

test('a NUL far from the start is left to the document that holds it', () => {
  const bytes = encode(`${'a: b\n'.repeat(2000)}c: "\0"\n`)
  expect(decodeSource({ name: 'x', bytes }).problems).toEqual([])
})

test.each([
  ['', 0],
  [' \r\n\t\n', 5],
  ['\ufeff\n', 4],
])('%j holds nothing, which is a warning', (content, end) => {
  const { problems } = decodeSource({ name: 'x', bytes: encode(content) })
  expect(problems).toEqual([{ code: 'source-empty', severity: 'warning', at: { start: 0, end }, facts: {} }])
})

test('an empty UTF-16 source is empty as well', () => {
  expect(codes(decode(0xfe, 0xff, 0x00, 0x0a))).toEqual(['warning source-empty'])
})
