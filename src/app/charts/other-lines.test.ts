import { describe, expect, test } from 'vitest'
import { limitOf } from '../../core/limit'
import { axisEnd, otherLines } from './other-lines'

const line = (limit: Parameters<typeof limitOf>[0]) => ({ limit, max: limitOf(limit).max })

describe('the lines of other limits', () => {
  test('stand where their labels have room', () => {
    const shown = otherLines(line('meta.annotations'), 1_800_000, 430)
    expect(shown.map(({ limit }) => limit)).toEqual(['configmap.data', 'etcd.request'])
  })

  test('give way to the label of the live one and to each other', () => {
    expect(otherLines(line('configmap.data'), 1_800_000, 430).map(({ limit }) => limit)).toEqual(['meta.annotations'])
    expect(otherLines(line('meta.annotations'), 1_800_000, 200)).toEqual([])
  })

  test('never repeat the live one', () => {
    for (const { limit } of otherLines(line('apiserver.body'), 4_000_000, 2000))
      expect(limit).not.toBe('apiserver.body')
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
