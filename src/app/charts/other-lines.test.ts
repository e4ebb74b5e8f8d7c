import { describe, expect, test } from 'vitest'
import { limitOf } from '../../core/limit'
import { linearScale, logScale } from './chart-scale'
import { axisEnd, otherLines } from './other-lines'

const line = (limit: Parameters<typeof limitOf>[0]) => ({ limit, max: limitOf(limit).max })

describe('the lines of other limits', () => {
  test('stand where their labels have room', () => {
    const shown = otherLines(line('meta.annotations'), linearScale(1_800_000), 430)
    expect(shown.map(({ limit }) => limit)).toEqual(['configmap.data', 'etcd.request'])
  })

  test('give way to the label of the live one and to each other', () => {
    const shown = otherLines(line('configmap.data'), linearScale(1_800_000), 430)
    expect(shown.map(({ limit }) => limit)).toEqual(['meta.annotations'])
    expect(otherLines(line('meta.annotations'), linearScale(1_800_000), 200)).toEqual([])
  })

  test('never repeat the live one', () => {
    for (const { limit } of otherLines(line('apiserver.body'), linearScale(4_000_000), 2000))
      expect(limit).not.toBe('apiserver.body')
  })

  test('have two rows of short names on a log axis', () => {
    const shown = otherLines(line('meta.annotations'), logScale(3_884, 2_400_000), 430)
    expect(shown.map(({ limit, level }) => [limit, level])).toEqual([
      ['configmap.data', 0],
      ['etcd.request', 1],
    ])
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
