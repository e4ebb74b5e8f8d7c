import type { LimitSettings } from '../limit'
import { type Route, routes, type Weighed } from '../route'
import { judgeResource, judgeWhole, type Verdict } from '../verdict'
import type { Analysis, ResourceReport, RouteReport, VerdictReport } from './analysis'
import { RouteTotal } from './route-total'

/** What judging needs of an analysis: sizes, and nothing that has to be weighed again. */
export type Judged = Pick<Analysis, 'resources' | 'whole'>

/** Every route in total, under the limits of a cluster; `whole: false` leaves out what carries the whole input. */
export function judgeRoutes(analysis: Judged, settings: LimitSettings, { whole = true } = {}): RouteReport[] {
  return routes.map(route => judgeRoute(analysis, route, settings, whole))
}

/** The verdict on every resource of the analysis, in its order. */
export function verdictsOn({ resources }: Judged, route: Route, settings: LimitSettings): Verdict[] {
  return resources.map(resource => judgeResource(weighed(resource), route, resource.source, settings))
}

/** The verdicts on one resource, in the order of the routes. */
export function verdictsOf(resource: ResourceReport, settings: LimitSettings): Verdict[] {
  return routes.map(route => judgeResource(weighed(resource), route, resource.source, settings))
}

/** A row for every resource on every route, and one for the whole input on routes that carry it, one at a time: there are many. */
export function* verdictRows(analysis: Judged, settings: LimitSettings): Iterable<VerdictReport> {
  const { resources, whole } = analysis
  for (const route of routes) {
    const verdict = resources.length > 0 ? judgeWhole(whole, route, settings) : null
    if (verdict) yield { resource: null, ...verdict }
    for (const resource of resources) {
      yield { resource: resource.id, ...judgeResource(weighed(resource), route, resource.source, settings) }
    }
  }
}

export function weighed({ kind, name, bytes, apiVersion, namespace, scopeAssumed }: ResourceReport): Weighed {
  return { kind, name, sizes: bytes, apiVersion, namespace, scopeAssumed: scopeAssumed ?? false }
}

/** One route in total. */
export function judgeRoute(
  { resources, whole }: Judged,
  route: Route,
  settings: LimitSettings,
  withWhole = true,
): RouteReport {
  const total = new RouteTotal(route)
  for (const [index, resource] of resources.entries()) {
    if (resource.readable)
      total.add(resource, judgeResource(weighed(resource), route, resource.source, settings), index)
  }
  return total.report(withWhole && resources.length > 0 ? judgeWhole(whole, route, settings) : null)
}
