import type { Mapping } from '../manifest'
import {
  asJsonDocument,
  describeRemovals,
  type RemedyReport,
  type Removals,
  type RewriteId,
  rewriteValue,
  type SmallestFix,
  smallestFix,
  tryRemedies,
} from '../remedy'
import { createValueReader } from '../resource'
import { type Route, type RouteId, routeOf, type Weighed } from '../route'
import { judgeResource, judgeWhole, type Verdict } from '../verdict'
import type { Weighing } from './analyze'
import { weighed as weighedOf } from './judge-routes'
import { createWholeWeigher } from './weigh-whole-with'

/** Every remedy tried on the resource at this index, on a route; empty where the resource cannot be read. Computed on demand: it weighs what a rewrite leaves. */
export function remediesOf(weighing: Weighing, index: number, routeId: RouteId): RemedyReport[] {
  const { load } = weighing
  const resource = load.resources[index]
  const value = resource && createValueReader(load)(resource)
  const weighed = weighedAt(weighing, index)
  const route = routeOf(routeId)
  if (!resource || !value || !weighed) return []
  const judge = judgeAt(weighing, index)
  return tryRemedies({
    resource,
    value,
    weighed,
    route,
    verdict: judge(weighed, route),
    weigh: changed => weighChanged(weighing, index, () => changed) ?? weighed,
    judge,
  })
}

/** What rewrites remove from the resource at this index, at the lines of its source. */
export function removalsOf({ load }: Weighing, index: number, chosen: readonly RewriteId[]): Removals | null {
  const resource = load.resources[index]
  return resource ? describeRemovals(load, resource, chosen) : null
}

/** The least invasive set of remedies that makes everything go in on a route. */
export function fixOf(weighing: Weighing, routeId: RouteId): SmallestFix {
  const { analysis, load } = weighing
  return smallestFix({
    route: routeOf(routeId),
    resources: analysis.resources.map(resource => ({
      id: resource.id,
      readable: resource.readable,
      weighed: weighedOf(resource),
    })),
    judge: (index, weighed, route) => judgeAt(weighing, index)(weighed, route),
    judgeWhole: (whole, route) => judgeWhole(whole, route, analysis.settings.limits),
    weighWhole: createWholeWeigher(weighing),
    reweigh(index, chosen) {
      const resource = load.resources[index]
      const changed = resource && weighChanged(weighing, index, value => rewriteValue(value, resource, chosen))
      const weighed = changed ?? weighedAt(weighing, index)
      if (!weighed) throw new RangeError(`no resource ${index}`)
      return weighed
    },
  })
}

function judgeAt({ analysis }: Weighing, index: number): (weighed: Weighed, route: Route) => Verdict {
  const file = analysis.resources[index]?.source ?? ''
  return (weighed, route) => judgeResource(weighed, route, file, analysis.settings.limits)
}

function weighedAt({ analysis }: Weighing, index: number): Weighed | null {
  const report = analysis.resources[index]
  return report ? weighedOf(report) : null
}

/** Sizes of a changed value, but for gzip. Its text is another one, so it is written as a JSON document. */
function weighChanged(weighing: Weighing, index: number, change: (value: Mapping) => Mapping): Weighed | null {
  const resource = weighing.load.resources[index]
  const before = weighedAt(weighing, index)
  const measured = resource && weighing.weighChanged(resource, change)
  return measured && before ? asJsonDocument({ ...before, sizes: { ...measured.sizes, gzip: null } }) : null
}
