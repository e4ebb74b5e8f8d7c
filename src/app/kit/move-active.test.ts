import { expect, test } from 'vitest'
import { moveActive } from './move-active'

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['PageDown', 3, 8],
  ['PageUp', 3, 0],
  ['Home', 3, 0],
  ['End', 3, 9],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['a', 3, null],
])('%s from %d leads to %s', (key, index, expected) => {
  expect(moveActive(key, index, { count: 10, page: 5 })).toBe(expected)
})

test('an empty list leads nowhere', () => {
  expect(moveActive('ArrowDown', 0, { count: 0, page: 5 })).toBeNull()
})
