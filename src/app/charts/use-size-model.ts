import { useMemo } from 'react'
import { maxOf } from '../../core/limit'
import { measureOf, usePage, type Weighed } from '../store'
import type { ChartScale } from './chart-scale'
import { type SizeModel, sizeModel } from './size-model'

/** The chart of the chosen measure on the chosen way; null where no resource has bytes of that kind. */
export function useSizeModel(weighed: Weighed, kind: ChartScale['kind']): SizeModel | null {
  const measure = measureOf(usePage(state => state.measure))
  const wayId = usePage(state => state.way)
  const limits = usePage(state => state.limits)
  const { resources } = weighed.analysis
  const route = (weighed.ways.find(({ id }) => id === wayId) ?? weighed.ways[0])?.route
  const max = maxOf(limits, measure.limit)
  const usual = maxOf({ ...limits, own: {} }, measure.limit)
  const { tightOver } = limits
  return useMemo(
    () => (route ? sizeModel(resources, { measure, route, max, usual, tightOver, kind }) : null),
    [resources, measure, route, max, usual, tightOver, kind],
  )
}
