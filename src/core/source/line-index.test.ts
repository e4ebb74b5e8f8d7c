import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { decodeSource } from './decode-source'
import { createLineIndex } from './line-index'

const encode = (text: string) => new TextEncoder().encode(text)
const indexOf = (text: string) => createLineIndex(decodeSource({ name: 'x', bytes: encode(text) }).text)

test('lines end with LF, CRLF and CR; columns count code points', () => {
  const text = 'ab\né😀c\r\nd\re'
  const { positionAt } = indexOf(text)
  const at = (part: string) => positionAt(encode(text.slice(0, text.indexOf(part))).length)
  expect(at('a')).toEqual({ line: 1, column: 1 })
  expect(at('\n')).toEqual({ line: 1, column: 3 })
  expect(at('😀')).toEqual({ line: 2, column: 2 })
  expect(at('c')).toEqual({ line: 2, column: 3 })
  expect(at('d')).toEqual({ line: 3, column: 1 })
  expect(at('e')).toEqual({ line: 4, column: 1 })
})

test('an offset inside a character is that character', () => {
  expect(indexOf('a😀b').positionAt(3)).toEqual({ line: 1, column: 2 })
})

test('the end of the text is where the next character would stand', () => {
  expect(indexOf('ab').positionAt(2)).toEqual({ line: 1, column: 3 })
  expect(indexOf('ab\n').positionAt(3)).toEqual({ line: 2, column: 1 })
  expect(indexOf('').positionAt(0)).toEqual({ line: 1, column: 1 })
  expect(indexOf('ab').positionAt(99)).toEqual({ line: 1, column: 3 })
})

test('a byte order mark takes no column', () => {
  const { positionAt } = indexOf('\ufeffab\nc')
  expect(positionAt(0)).toEqual({ line: 1, column: 1 })
  expect(positionAt(3)).toEqual({ line: 1, column: 1 })
  expect(positionAt(4)).toEqual({ line: 1, column: 2 })
  expect(positionAt(6)).toEqual({ line: 2, column: 1 })
})

test('positions are those found by counting, also far into long texts and long lines', () => {
  const piece = fc.constantFrom('x', 'é', '中', '😀', '\n', '\r\n', '\r', 'y'.repeat(700), 'é\n'.repeat(300))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const { positionAt } = indexOf(text)
      let line = 1
      let column = 1
      let offset = 0
      const characters = [...text]
      characters.forEach((character, i) => {
        expect(positionAt(offset)).toEqual({ line, column })
        offset += encode(character).length
        column++
        if (character === '\n' || (character === '\r' && characters[i + 1] !== '\n')) {
          line++
          column = 1
        }
      })
      expect(positionAt(offset)).toEqual({ line, column })
    }),
    { numRuns: runs(40, 400) },
  )
})
