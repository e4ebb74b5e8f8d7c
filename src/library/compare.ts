import {
  type AnalyzedInput,
  changesNotInPlace,
  judgeRoutes,
  type RouteReport,
  sameObjects,
  withCarrierSizes,
} from '../core/analysis'
import {
  bundlesToApply,
  type ComparedBundle,
  type ComparedWhole,
  type Comparison,
  compareAnalyses,
  compareWholes,
} from '../core/compare'
import type { ClusterLimits } from '../core/limit'
import { type CarrierSizes, type RouteId, routeOf } from '../core/route'
import { buildSplit } from '../core/split'
import { analyzed } from './analyze'
import type { Input } from './inputs'
import { type CompareOptions, readCluster, readList, readPlan, readRoute } from './options'

/** What `plimsoll compare --json` writes: two inputs side by side. */
export interface CompareReport extends Comparison {
  /**
   * The routes that carry a whole input in one object, in both; what has to be built to be measured is `unknown` on
   * routes that were not asked for.
   */
  readonly wholes: readonly ComparedWhole[]
  /**
   * The bundles of a plan of the later input, and what an upgrade has to apply again of each; missing where no plan was
   * asked for.
   */
  readonly bundles?: readonly ComparedBundle[]
}

/** Sets two inputs side by side, as `plimsoll compare` does. Throws `InvalidOption`, and nothing else. */
export function compare(before: Iterable<Input>, after: Iterable<Input>, options: CompareOptions = {}): CompareReport {
  const cluster = readCluster(options)
  const plan = options.plan ? readPlan(options.plan, cluster) : null
  const routes = (options.routes && readList('routes', options.routes).map(readRoute)) ?? [
    plan?.route ?? 'client-side-apply',
  ]
  const [earlier, later] = [measured(before), measured(after)]
  const comparison = compareAnalyses(
    earlier.analysis,
    later.analysis,
    sameObjects(earlier, later),
    cluster,
    changesNotInPlace(earlier, later),
  )
  const wholes = compareWholes(judged(earlier, routes, cluster), judged(later, routes, cluster))
  return {
    ...comparison,
    wholes,
    ...(plan && { bundles: bundlesToApply(comparison, buildSplit(later.load, plan).plan) }),
  }
}

/** Nothing of single resources is compressed and nothing digested, as a comparison says nothing of either. */
function measured(inputs: Iterable<Input>): AnalyzedInput {
  const input = analyzed(inputs)
  const { analysis, gzip } = input
  return { ...input, analysis: { ...analysis, whole: { ...analysis.whole, gzip: gzip(null) } } }
}

function judged(
  { analysis, carried }: AnalyzedInput,
  asked: readonly RouteId[],
  cluster: ClusterLimits,
): RouteReport[] {
  const built = asked.reduce<CarrierSizes>((known, id) => withCarrierSizes(known, carried, routeOf(id)), {})
  return judgeRoutes({ ...analysis, carried: built }, cluster)
}
