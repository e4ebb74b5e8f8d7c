import type { LimitSettings } from '../limit'
import { type RouteId, routeOf } from '../route'
import type { RouteReport } from './analysis'
import { analyze } from './analyze'
import { judgeRoute } from './judge-routes'
import { carriesBuilt, weighCarried } from './weigh-carried'

/** How one bundle of a plan fares on a way in: the object that carries it, and what is in it. Plain data. */
export type BundleReport = Pick<RouteReport, 'verdict' | 'goIn' | 'of' | 'whole' | 'meets' | 'estimated'>

/**
 * Weighs a bundle by the bytes that it really has, as if it were all of the input: what a route builds and compresses is built of this bundle alone. Kinds
 * whose CRD is in another bundle count as namespaced, which is a few bytes of a key in etcd.
 */
export function judgeBundle(name: string, content: Uint8Array, route: RouteId, limits: LimitSettings): BundleReport {
  const { analysis, load } = analyze([{ name, bytes: content }], { essentials: true, limits })
  const way = routeOf(route)
  const whole = { ...analysis.whole, carried: carriesBuilt(way) ? weighCarried(load) : null }
  const report = judgeRoute({ ...analysis, whole }, way, limits)
  return {
    verdict: report.verdict,
    goIn: report.goIn,
    of: report.of,
    whole: report.whole,
    meets: report.meets,
    estimated: report.estimated,
  }
}
