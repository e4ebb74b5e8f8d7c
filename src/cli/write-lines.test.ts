import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../core/testing/runs'
import { paragraphs, shownLine } from './write-lines'

/** What a terminal obeys, reorders or hides, and what a runner of CI takes for a command. */
const harmful = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|^\s*::|##\w*\[/u

describe('a line for a terminal', () => {
  test.each([
    ['plain — ascii, 中文, é and 😀 #1 a::b', 'plain — ascii, 中文, é and 😀 #1 a::b'],
    ['a\n::error::b\r\tc', 'a\\n::error::b\\r\\tc'],
    ['\u001b[31mred\u0007\u009b2J\u007f', '\\u001b[31mred\\u0007\\u009b2J\\u007f'],
    ['x\u202ey\u2066\u200f\u061c', 'x\\u202ey\\u2066\\u200f\\u061c'],
    ['a\u0085b\u2028c\u2029d', 'a\\u0085b\\u2028c\\u2029d'],
    ['\ufeff\u200b\u{e0041}\ud800', '\\ufeff\\u200b\\udb40\\udc41\\ud800'],
    ['::error::x', '\\u003a:error::x'],
    ['  ::error::x', '  \\u003a:error::x'],
    [' error: ##[error]x ##vso[task]y ###[z', ' error: \\u0023#[error]x \\u0023#vso[task]y #\\u0023#[z'],
  ])('%j', (line, shown) => {
    expect(shownLine(line)).toBe(shown)
  })

  test('holds nothing harmful, whatever stands in it, and is the same when shown again', () => {
    const piece = fc.oneof(
      fc.constantFrom('::', ':', '#', '##', '[', 'vso', ' ', '\u00a0', '\n', '\r', '\u001b', '\u202e', '\u2028', 'a'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const shown = shownLine(pieces.join(''))
        expect(shown).not.toMatch(harmful)
        expect(shownLine(shown)).toBe(shown)
      }),
      { numRuns: runs(100, 20_000) },
    )
  })
})

test('paragraphs have an empty line between those that are not empty', () => {
  expect(paragraphs([[], ['a', 'b'], [], ['c'], []])).toEqual(['a', 'b', '', 'c'])
})
