import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { align } from './align'

const pairs = (a: string, b: string) => align(a.length, b.length, (i, j) => a[i] === b[j])

test.each([
  ['', '', ''],
  ['abc', 'abc', 'abc'],
  ['abc', 'xabc', 'abc'],
  ['abcd', 'abxd', 'abd'],
  ['abcabba', 'cbabac', 'baba'],
  ['abc', 'xyz', ''],
])('%s and %s have %s in common', (a, b, common) => {
  const found = pairs(a, b)
    .map(([i]) => a[i])
    .join('')
  expect(found).toHaveLength(common.length)
  expect(pairs(a, b).map(([i, j]) => a[i] === b[j])).not.toContain(false)
})

/** The textbook way, which needs a table of both lengths. */
function longest(a: string, b: string): number {
  let above = new Array<number>(b.length + 1).fill(0)
  for (const letter of a) {
    const row = [0]
    for (let j = 0; j < b.length; j++) {
      row.push(letter === b[j] ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0))
    }
    above = row
  }
  return above.at(-1) ?? 0
}

test('pairs rise, are the same, and are as many as there can be', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const found = pairs(a, b)
      expect(found).toHaveLength(longest(a, b))
      for (const [index, [i, j]] of found.entries()) {
        expect(a[i]).toBe(b[j])
        const last = found[index - 1]
        if (last) expect(i > last[0] && j > last[1]).toBe(true)
      }
    }),
    { numRuns: runs(300, 20_000) },
  )
})
