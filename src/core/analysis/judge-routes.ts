import type { ClusterLimits } from '../limit'
import { type CarrierSizes, type Route, routes } from '../route'
import {
  amongSeveral,
  type Course,
  courseOf,
  judgeResource,
  judgeWhole,
  type Outcome,
  outcomeOn,
  type Verdict,
  verdictOf,
} from '../verdict'
import type { Analysis, ResourceReport, RouteReport, VerdictReport } from './analysis'
import { RouteTotal } from './route-total'
import { sizedResource } from './sized-resource'

/**
 * What judging needs: the sizes of an analysis, and those of what carries the whole as far as they are measured by now.
 */
export interface Judged extends Pick<Analysis, 'resources' | 'whole'> {
  readonly carried: CarrierSizes
}

/** Every route in total, in a cluster; `whole: false` leaves out what carries the whole input. */
export function judgeRoutes(judged: Judged, cluster: ClusterLimits, { whole = true } = {}): RouteReport[] {
  const totals = routes.map(route => new RouteTotal(route, cluster))
  for (const [index, resource] of judged.resources.entries()) {
    for (const [at, outcome] of outcomesOf(resource, cluster).entries()) totals[at]?.add(resource, outcome, index)
  }
  return totals.map(total => total.report(whole ? wholeOn(judged, total.route, cluster) : null))
}

/** The verdict on every resource, in input order. */
export function verdictsOn({ resources }: Pick<Judged, 'resources'>, route: Route, cluster: ClusterLimits): Verdict[] {
  return resources.map(resource => verdictOn(resource, route, cluster))
}

/** The verdict on one resource. */
export function verdictOn(resource: ResourceReport, route: Route, cluster: ClusterLimits): Verdict {
  return judgeResource(sizedResource(resource), route, resource.source, cluster)
}

/** How one resource fares, in the order of the routes: enough to count, and to see which verdicts are worth telling. */
export function outcomesOf(resource: ResourceReport, cluster: ClusterLimits): Outcome[] {
  const sized = sizedResource(resource)
  return routes.map(route => outcomeOn(sized, courseOf(route, cluster)))
}

/** The verdicts on one resource, in the order of the routes; `outcomes` where they are known. */
export function verdictsOf(
  resource: ResourceReport,
  cluster: ClusterLimits,
  outcomes: readonly Outcome[] = outcomesOf(resource, cluster),
): Verdict[] {
  const sized = sizedResource(resource)
  return routes.flatMap((route, index) => {
    const outcome = outcomes[index]
    return outcome ? [verdictOf(outcome, sized, courseOf(route, cluster), resource.source)] : []
  })
}

/**
 * A row for every resource on every route, and one for the whole input on routes that carry it, one at a time: there
 * are many.
 */
export function* verdictRows(judged: Judged, cluster: ClusterLimits): Iterable<VerdictReport> {
  const { resources } = judged
  for (const route of routes) {
    const verdict = wholeOn(judged, route, cluster)
    if (verdict) yield { resource: null, ...verdict }
    const several = hasSeveralRefused(resources, courseOf(route, cluster))
    for (const resource of resources) {
      const alone = verdictOn(resource, route, cluster)
      yield { resource: resource.id, ...(several ? amongSeveral(alone, resource) : alone) }
    }
  }
}

function hasSeveralRefused(resources: readonly ResourceReport[], course: Course): boolean {
  let refused = 0
  for (const resource of resources) {
    if (resource.readable && outcomeOn(sizedResource(resource), course).word === 'refused') refused++
    if (refused > 1) return true
  }
  return false
}

/** One route in total. */
export function judgeRoute(judged: Judged, route: Route, cluster: ClusterLimits, withWhole = true): RouteReport {
  const total = new RouteTotal(route, cluster)
  const course = courseOf(route, cluster)
  for (const [index, resource] of judged.resources.entries()) {
    if (resource.readable) total.add(resource, outcomeOn(sizedResource(resource), course), index)
  }
  return total.report(withWhole ? wholeOn(judged, route, cluster) : null, judged.whole.unrendered)
}

function wholeOn({ resources, whole, carried }: Judged, route: Route, cluster: ClusterLimits): Verdict | null {
  return resources.length > 0 || whole.unrendered ? judgeWhole({ ...whole, carried }, route, cluster) : null
}
