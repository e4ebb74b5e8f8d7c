import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binLines, heatOf, heatOfShare } from './line-heat'

test('heat rises in five steps', () => {
  expect([0, 19, 20, 40, 79, 80, 159, 160, 1e6].map(heatOf)).toEqual([0, 0, 1, 2, 2, 3, 3, 4, 4])
  expect([0, 0.01, 0.07, 0.2, 0.75, 1].map(heatOfShare)).toEqual([0, 1, 2, 3, 4, 4])
})

test('bins are the means of their lines', () => {
  expect(binLines([10, 30, 200, 0], 2)).toEqual([
    { length: 0.2, heat: 1 },
    { length: 1, heat: 3 },
  ])
  expect(binLines([], 5)).toEqual([])
})

test('no line is lost or counted twice', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1 }), fc.integer({ min: 1, max: 60 }), (lines, count) => {
      const bins = binLines(lines, count)
      expect(bins).toHaveLength(Math.min(lines.length, count))
      expect(Math.max(...bins.map(({ length }) => length))).toBeLessThanOrEqual(1)
    }),
  )
})
