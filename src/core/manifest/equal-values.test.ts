import { describe, expect, test } from 'vitest'
import { equalValues } from './equal-values'
import type { Value } from './value'

describe('equalValues', () => {
  test('does not mind the order of keys, but that of items', () => {
    const one = new Map<string, Value>([
      ['a', 1],
      ['b', [1, 2]],
    ])
    expect(
      equalValues(
        one,
        new Map<string, Value>([
          ['b', [1, 2]],
          ['a', 1],
        ]),
      ),
    ).toBe(true)
    expect(
      equalValues(
        one,
        new Map<string, Value>([
          ['a', 1],
          ['b', [2, 1]],
        ]),
      ),
    ).toBe(false)
  })

  test.each<[string, Value, Value]>([
    ['a missing key', new Map([['a', null]]), new Map()],
    ['another key', new Map([['a', null]]), new Map([['b', null]])],
    ['a longer list', [1], [1, 2]],
    ['null and nothing', null, new Map()],
    ['text and number', '1', 1],
    ['false and zero', false, 0],
    ['an empty list and an empty mapping', [], new Map()],
    ['neighbouring large integers', 9007199254740993n, 9007199254740992],
  ])('tells %s apart', (_, a, b) => {
    expect(equalValues(a, b)).toBe(false)
    expect(equalValues(b, a)).toBe(false)
  })

  test('takes numbers that print the same digits for the same', () => {
    expect(equalValues(9007199254740994n, 9007199254740994)).toBe(true)
    expect(equalValues(-0, 0)).toBe(true)
  })

  test('compares values that are 10,000 levels deep', () => {
    const deep = (leaf: Value): Value => {
      let value = leaf
      for (let i = 0; i < 10_000; i++) value = [value]
      return value
    }
    expect(equalValues(deep(1), deep(1))).toBe(true)
    expect(equalValues(deep(1), deep(2))).toBe(false)
  })
})
