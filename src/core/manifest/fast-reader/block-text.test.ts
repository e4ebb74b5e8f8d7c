import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal'
import { blockText } from './scalar-texts'

describe('block scalars', () => {
  test.each([
    ['|\n  text\n', 'text\n'],
    ['|\n  text', 'text\n'],
    ['|\n  text\n\n\n', 'text\n'],
    ['|-\n  text\n\n', 'text'],
    ['|+\n  text\n\n\n', 'text\n\n\n'],
    ['|  # comment\n  text\n', 'text\n'],
    ['|\n\n  text\n', '\ntext\n'],
    ['|\n  a\n\n   b\n  c\n', 'a\n\n b\nc\n'],
    ['|\n  a   \n  \tb\n', 'a   \n\tb\n'],
    ['|', ''],
    ['|\n\n\n', ''],
    ['|+\n\n', '\n'],
    ['|+', ''],
    ['|2\n    two more\n  none\n', '  two more\nnone\n'],
    ['|2-\n    x\n', '  x'],
    ['|-2\n    x\n', '  x'],
    ['|1\n  \n   \n', ' \n  \n'],
    ['>\n  one\n  two\n', 'one two\n'],
    ['>\n  one\n\n  two\n', 'one\ntwo\n'],
    ['>\n  one\n\n\n  two\n', 'one\n\ntwo\n'],
    ['>\n  one\n    more\n    indented\n  two\n', 'one\n  more\n  indented\ntwo\n'],
    ['>\n  one\n\n    more\n\n  two\n', 'one\n\n  more\n\ntwo\n'],
    ['>\n  one\n  \ttab\n  two\n', 'one\n\ttab\ntwo\n'],
    ['>+\n  one\n  two\n\n', 'one two\n\n'],
    ['>-\n  one\n  two\n', 'one two'],
    ['|\r\n  one\r\n  two\r\n', 'one\ntwo\n'],
    ['|\r  one\r  two\r', 'one\ntwo\n'],
    ['|\n  one\u2028  two\n  three\u0085  four\n', 'one\u2028two\nthree\nfour\n'],
    ['>\n  one\u2028  two\n', 'one\u2028two\n'],
  ])('%j says %j', (source, text) => {
    expect(blockText(source, 0, 0)).toBe(text)
  })

  test('a stated indentation counts from the collection around', () => {
    expect(blockText('|1\n      x\n', 4, 0)).toBe(' x\n')
  })

  test.each([
    ['|\n\tx\n', 0, 'tab-indentation', 2],
    ['|\n  \tx\n', 0, 'tab-indentation', 4],
    ['|\n  x\n \ty\n', 0, 'tab-indentation', 7],
    ['|\n    \n  x\n', 0, 'yaml-syntax', 7],
  ])('%j is refused', (source, parentIndent, code, start) => {
    try {
      blockText(source, parentIndent, 0)
      expect.unreachable()
    } catch (error) {
      expect((error as Refusal).problem).toMatchObject({ code, at: { start } })
      expect(error).toBeInstanceOf(Refusal)
    }
  })

  test('a tab may begin a line whose indentation is stated', () => {
    expect(blockText('|2\n  \tx\n', 0, 0)).toBe('\tx\n')
  })

  test('many lines and many empty lines take linear time', () => {
    expect(blockText(`|+\n${'  x\n'.repeat(300_000)}${'\n'.repeat(300_000)}`, 0, 0)).toHaveLength(900_000)
    expect(blockText(`>\n${'  x\n'.repeat(300_000)}`, 0, 0)).toHaveLength(600_000)
  })
})
