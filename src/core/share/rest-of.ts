import { type Analysis, judgeRoutes } from '../analysis'
import type { LinkedRest } from './link'

/** How the resources at these indexes fare on every route, in total. */
export function restOf(analysis: Analysis, left: readonly number[]): readonly LinkedRest[] {
  const resources = left.flatMap(index => analysis.resources[index] ?? [])
  // Judged one by one: what carries the whole is no matter of a part.
  return judgeRoutes({ ...analysis, resources }, analysis.settings.limits, { whole: false }).map(
    ({ route, verdict, goIn, of, tight }): LinkedRest => [route, verdict, goIn, of, tight],
  )
}
