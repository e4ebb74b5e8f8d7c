import { useMemo } from 'react'
import { measureOf } from '../../core/analysis'
import { maxOf } from '../../core/limit'
import { type Answered, clusterOf, countedMeasure, countsWhole, usePage } from '../store'
import type { ChartScale } from './chart-scale'
import { type SizeModel, sizeModel } from './size-model'

/** The chart of the chosen measure on the route of the question; null where no resource has bytes of that kind. */
export function useSizeModel(answered: Answered, kind: ChartScale['kind']): SizeModel | null {
  const measure = measureOf(usePage(state => state.measure))
  const limits = usePage(clusterOf)
  const real = usePage(state => state.question.cluster)
  const { resources, chosen } = answered
  const { route } = chosen
  // The whole counts the same bytes as the rows only in the measure that decides.
  const whole = countsWhole(chosen) && countedMeasure(answered) === measure.id ? (chosen.whole?.bytes ?? null) : null
  const max = maxOf(limits, measure.limit)
  const usual = maxOf(real, measure.limit)
  const { tightOver } = limits
  return useMemo(
    () => sizeModel(resources, { measure, route, whole, max, usual, tightOver, kind }),
    [resources, measure, route, whole, max, usual, tightOver, kind],
  )
}
