import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../../core/bytes'
import { limitOf } from '../../core/limit'
import { limitNames } from '../../core/words'
import { linearScale, logScale } from './chart-scale'
import { axisEnd, type Line, labelWidth, otherLines } from './limit-lines'

const line = (limit: Parameters<typeof limitOf>[0]) => ({ limit, max: limitOf(limit).max })
const named = { nameOf: ({ limit }: Line) => limitNames[limit], liveName: 'annotations' }
const calico = { scale: linearScale(1_800_000), width: 430, real: null, ...named }

describe('the lines of other limits', () => {
  test('have a label where there is room', () => {
    const shown = otherLines({ live: line('meta.annotations'), ...calico })
    expect(shown.map(({ limit, label }) => [limit, label])).toEqual([
      ['configmap.data', 0],
      ['etcd.request', 0],
    ])
  })

  test('keep their line where the label has to go: the farther one from the live line', () => {
    const supposed = { limit: 'meta.annotations', max: bytes(648_192) } as const
    const shown = otherLines({ ...calico, live: supposed, real: line('meta.annotations') })
    expect(shown.map(({ limit, isReal, label }) => [limit, isReal, label])).toEqual([
      ['meta.annotations', true, 0],
      ['configmap.data', false, null],
      ['etcd.request', false, 0],
    ])
  })

  test('never repeat the live one', () => {
    for (const { limit } of otherLines({
      ...calico,
      live: line('apiserver.body'),
      scale: linearScale(4e6),
      width: 2000,
    }))
      expect(limit).not.toBe('apiserver.body')
  })

  test('have two rows of short names on a log axis', () => {
    const shown = otherLines({ ...calico, live: line('meta.annotations'), scale: logScale(3_884, 2_400_000) })
    expect(shown.map(({ limit, label }) => [limit, label])).toEqual([
      ['configmap.data', 0],
      ['etcd.request', 1],
    ])
  })

  test('never have labels that touch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1024, max: 4_000_000 }),
        fc.integer({ min: 10_000, max: 6_000_000 }),
        fc.integer({ min: 80, max: 1600 }),
        (max, end, width) => {
          const scale = linearScale(Math.max(end, max))
          const live = { limit: 'meta.annotations', max: bytes(max) } as const
          const labels = otherLines({ ...calico, live, real: line('meta.annotations'), scale, width })
            .filter(({ label }) => label !== null)
            .map(each => ({
              at: scale.at(each.max) * width,
              half: labelWidth(each.max, named.nameOf(each), 'linear') / 2,
            }))
            .toSorted((a, b) => a.at - b.at)
          for (const [index, { at, half }] of labels.entries()) {
            const next = labels[index + 1]
            if (next) expect(at + half).toBeLessThan(next.at - next.half)
          }
        },
      ),
    )
  })
})

describe('the axis', () => {
  test('has room for the longest bar and for the live line', () => {
    expect(axisEnd(10, limitOf('meta.annotations').max)).toBeGreaterThan(limitOf('meta.annotations').max)
    expect(axisEnd(10_000_000, limitOf('meta.annotations').max)).toBeGreaterThan(10_000_000)
  })

  test('takes in the next limit where that is near', () => {
    expect(axisEnd(1_376_625, limitOf('meta.annotations').max)).toBeGreaterThan(limitOf('etcd.request').max)
  })
})
