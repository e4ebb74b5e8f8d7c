import { describe, expect, test } from 'vitest'
import type { Plan } from '../../core/plan'
import { densityOf, rowsBetween, timelineRows, topsOf } from './timeline-rows'

const plan = {
  stages: [
    { id: '10-crds', bundles: ['a', 'b'], waits: [{ until: 'established', seconds: 60, resources: [0] }] },
    { id: '20-resources', bundles: ['c'], waits: [] },
    { id: '90-custom-resources', bundles: ['d'], waits: [] },
  ],
  bundles: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }],
} as unknown as Plan

describe('the install timeline', () => {
  test('has a heading for a step of several bundles, and what is waited for between steps', () => {
    expect(timelineRows(plan, 'roomy', new Set()).map(({ kind }) => kind)).toEqual([
      ...['step', 'bundle', 'bundle', 'wait'],
      ...['bundle', 'wait', 'bundle'],
    ])
  })

  test('of many, shows the bundles of an opened step only, and says no wait nowhere', () => {
    expect(timelineRows(plan, 'many', new Set()).map(({ kind }) => kind)).toEqual(['step', 'wait', 'bundle', 'bundle'])
    expect(timelineRows(plan, 'many', new Set(['10-crds']))).toHaveLength(6)
  })

  test('grows slim, then folds', () => {
    expect([2, 8, 9, 40, 41, 2000].map(densityOf)).toEqual(['roomy', 'roomy', 'slim', 'slim', 'many', 'many'])
  })

  test('finds the rows between two heights', () => {
    const tops = topsOf([30, 46, 46, 30])
    expect(tops).toEqual([0, 30, 76, 122, 152])
    expect(rowsBetween(tops, 0, 20)).toEqual([0, 1])
    expect(rowsBetween(tops, 30, 77)).toEqual([1, 3])
    expect(rowsBetween(tops, 0, 10_000)).toEqual([0, 4])
  })
})
