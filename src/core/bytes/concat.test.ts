import { expect, test } from 'vitest'
import { concat, firstIndex } from '.'

test('parts in a row, and one part as it is', () => {
  expect(concat([])).toEqual(new Uint8Array())
  expect(concat([Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)])).toEqual(Uint8Array.of(1, 2, 3))
  const only = Uint8Array.of(7)
  expect(concat([only])).toBe(only)
})

test('the first of sorted items that is far enough', () => {
  const items = [1, 3, 3, 7]
  for (const [least, index] of [
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 3],
    [7, 3],
    [8, 4],
  ] as const)
    expect(firstIndex(items, item => item >= least)).toBe(index)
  expect(firstIndex([], () => true)).toBe(0)
})
