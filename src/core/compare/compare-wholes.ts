import type { RouteReport } from '../analysis'
import type { ComparedWhole } from './comparison'

/** The routes that carry a whole input in one object, as they fare in the earlier and in the later one. */
export function compareWholes(before: readonly RouteReport[], after: readonly RouteReport[]): ComparedWhole[] {
  const earlier = new Map(before.map(({ route, whole }) => [route, whole]))
  return after.flatMap(({ route, whole }) => {
    const was = earlier.get(route)
    return whole && was ? [{ route, before: was, after: whole }] : []
  })
}

/** Whether a route refuses the whole input now and did not before. */
export function isNewlyRefused({ before, after }: ComparedWhole): boolean {
  return before.verdict !== 'refused' && after.verdict === 'refused'
}
