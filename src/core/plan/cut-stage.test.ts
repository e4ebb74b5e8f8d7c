import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from './cut-stage'

const together = (): boolean => false
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })

function packSizes(items: readonly number[], max: number, fixed = 0): number[][] {
  const sized = items.map(bytes => ({ bytes }))
  return pack(sized, max, fixed, Number.POSITIVE_INFINITY, together).map(({ items }) => items.map(({ bytes }) => bytes))
}

/** The least number of packs, found by trying every cut; an item over the limit has one of its own. */
function leastPacks(items: readonly number[], max: number, fixed: number): number {
  const least = [0]
  for (let end = 1; end <= items.length; end++) {
    let best = Number.POSITIVE_INFINITY
    let size = fixed
    for (let start = end; start >= 1; start--) {
      size += items[start - 1] ?? 0
      if (start < end && size > max) break
      best = Math.min(best, (least[start - 1] ?? 0) + 1)
    }
    least.push(best)
  }
  return least[items.length] ?? 0
}

describe('pack', () => {
  test('invariant 8: no cut of the same sequence into fewer packs exists', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 10 }), (items, max, fixed) => {
        const packs = packSizes(items, max, fixed)
        expect(packs.flat()).toEqual(items)
        expect(packs).toHaveLength(leastPacks(items, max, fixed))
        for (const content of packs) {
          const size = fixed + content.reduce((sum, bytes) => sum + bytes, 0)
          expect(size <= max || content.length === 1).toBe(true)
        }
      }),
    )
  })

  test('invariant 8: as long as the same items fit, a larger limit never gives more packs', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 30, max: 60 }), fc.integer({ min: 0, max: 60 }), (items, max, more) => {
        expect(packSizes(items, max + more).length).toBeLessThanOrEqual(packSizes(items, max).length)
      }),
    )
  })

  test('says why each pack was begun', () => {
    const items = [3, 3, 3, 1].map((bytes, index) => ({ bytes, index }))
    const packs = pack(items, 6, 0, 10, (_, next) => next.index === 3)
    expect(packs.map(({ begunBy }) => begunBy)).toEqual([null, 'full', 'parted'])
  })

  test('takes no more items than are allowed', () => {
    const items = [1, 1, 1].map(bytes => ({ bytes }))
    expect(pack(items, 6, 0, 2, together).map(({ items: taken }) => taken.length)).toEqual([2, 1])
  })
})
