import type { ClusterLimits } from '../limit'
import { type CarrierSizes, type Route, routes, type SizedResource } from '../route'
import { amongSeveral, judgeResource, judgeWhole, type Verdict } from '../verdict'
import type { Analysis, ResourceReport, RouteReport, VerdictReport } from './analysis'
import { RouteTotal } from './route-total'

/**
 * What judging needs: the sizes of an analysis, and those of what carries the whole as far as they are measured by now.
 */
export interface Judged extends Pick<Analysis, 'resources' | 'whole'> {
  readonly carried: CarrierSizes
}

/** Every route in total, in a cluster; `whole: false` leaves out what carries the whole input. */
export function judgeRoutes(judged: Judged, cluster: ClusterLimits, { whole = true } = {}): RouteReport[] {
  return routes.map(route => judgeRoute(judged, route, cluster, whole))
}

/** The verdict on every resource, in input order. */
export function verdictsOn({ resources }: Pick<Judged, 'resources'>, route: Route, cluster: ClusterLimits): Verdict[] {
  return resources.map(resource => verdictOn(resource, route, cluster))
}

/** The verdict on one resource. */
export function verdictOn(resource: ResourceReport, route: Route, cluster: ClusterLimits): Verdict {
  return judgeResource(sizedResource(resource), route, resource.source, cluster)
}

/** The verdicts on one resource, in the order of the routes. */
export function verdictsOf(resource: ResourceReport, cluster: ClusterLimits): Verdict[] {
  return routes.map(route => verdictOn(resource, route, cluster))
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
    const several = hasSeveralRefused(resources, route, cluster)
    for (const resource of resources) {
      const alone = verdictOn(resource, route, cluster)
      yield { resource: resource.id, ...(several ? amongSeveral(alone, resource) : alone) }
    }
  }
}

function hasSeveralRefused(resources: readonly ResourceReport[], route: Route, cluster: ClusterLimits): boolean {
  let refused = 0
  for (const resource of resources) {
    if (resource.readable && verdictOn(resource, route, cluster).verdict === 'refused') refused++
    if (refused > 1) return true
  }
  return false
}

export function sizedResource(report: ResourceReport): SizedResource {
  const { apiVersion, kind, name, namespace, generateName, endpoints, answers, definition, bytes } = report
  return {
    ...{ apiVersion, kind, name, namespace, sizes: bytes, scopeAssumed: report.scopeAssumed ?? false },
    ...(generateName === undefined ? {} : { generateName }),
    ...(endpoints === undefined ? {} : { endpoints }),
    ...(answers === undefined ? {} : { answers }),
    ...(definition === undefined ? {} : { definition }),
  }
}

/** One route in total. */
export function judgeRoute(judged: Judged, route: Route, cluster: ClusterLimits, withWhole = true): RouteReport {
  const total = new RouteTotal(route)
  for (const [index, resource] of judged.resources.entries()) {
    if (resource.readable) total.add(resource, verdictOn(resource, route, cluster), index)
  }
  return total.report(withWhole ? wholeOn(judged, route, cluster) : null, judged.whole.unrendered)
}

function wholeOn({ resources, whole, carried }: Judged, route: Route, cluster: ClusterLimits): Verdict | null {
  return resources.length > 0 || whole.unrendered ? judgeWhole({ ...whole, carried }, route, cluster) : null
}
