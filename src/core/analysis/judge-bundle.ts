import type { Question } from '../question'
import { routeOf } from '../route'
import type { RouteReport } from './analysis'
import { analyze } from './analyze'
import { judgeRoute } from './judge-routes'

/** How one bundle of a plan fares on a route: the object that carries it, and what is in it. Plain data. */
export type BundleReport = Pick<
  RouteReport,
  'verdict' | 'goIn' | 'of' | 'unknown' | 'whole' | 'meets' | 'about' | 'estimated'
>

/**
 * Measures a bundle by the bytes that it really has, as if it were all of the input: what a route builds and compresses
 * is built of this bundle alone. Kinds whose CRD is in another bundle count as namespaced, which is a few bytes of a
 * key in etcd.
 */
export function judgeBundle(
  name: string,
  content: Uint8Array,
  { route, cluster }: Pick<Question, 'route' | 'cluster'>,
): BundleReport {
  const { analysis, carried } = analyze([{ name, bytes: content }], { essentials: true })
  const report = judgeRoute({ ...analysis, carried }, routeOf(route), cluster)
  return {
    verdict: report.verdict,
    goIn: report.goIn,
    of: report.of,
    unknown: report.unknown,
    whole: report.whole,
    meets: report.meets,
    about: report.about,
    estimated: report.estimated,
  }
}
