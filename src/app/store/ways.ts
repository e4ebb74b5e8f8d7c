import { type Analysis, type RouteReport, shareOf, verdictsOn } from '../../core/analysis'
import type { LimitSettings } from '../../core/limit'
import { type Route, type RouteId, routeOf } from '../../core/route'
import type { Verdict } from '../../core/verdict'

export type WayId = RouteId

/** A way in as the page shows it: a route, how the input fares on it, and its rows. */
export interface Way extends Omit<RouteReport, 'route'> {
  readonly id: WayId
  /** Its steps and carriers. */
  readonly route: Route
  /** One for every resource of the analysis, in its order; judged when first looked at. */
  readonly verdicts: readonly Verdict[]
}

/** Every way in, in the order shown. */
export function waysOf(analysis: Analysis, reports: readonly RouteReport[], limits: LimitSettings): readonly Way[] {
  return reports.map(report => {
    const route = routeOf(report.route)
    let verdicts: readonly Verdict[] | null = null
    return {
      ...report,
      id: route.id,
      route,
      get verdicts() {
        verdicts ??= verdictsOn(analysis, route, limits)
        return verdicts
      },
    }
  })
}

/** Index of the resource with the largest share of its limit on a way; null where there is none. */
export function heaviestOn(way: Way): number | null {
  let heaviest: number | null = null
  let share = -1
  for (const [index, verdict] of way.verdicts.entries()) {
    if (shareOf(verdict) <= share) continue
    heaviest = index
    share = shareOf(verdict)
  }
  return heaviest
}
