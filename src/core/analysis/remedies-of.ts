import type { Mapping } from '../manifest'
import type { Question } from '../question'
import {
  asJsonDocument,
  describeRemovals,
  type RemedyReport,
  type Removals,
  type RewriteId,
  rewriteValue,
  type SmallestFix,
  smallestFix,
  splitKeysOn,
  tryRemedies,
  unsafeToSplit,
} from '../remedy'
import { createValueReader } from '../resource'
import { type Route, routeOf, type SizedResource } from '../route'
import { judgeResource, judgeWhole, type Verdict } from '../verdict'
import type { AnalyzedInput } from './analyze'
import { sizedResource } from './judge-routes'
import { createWholeMeasurer } from './measure-whole-with'

/** Every remedy tried on the resource at this index, on the route of a question; empty where the resource cannot be read. Computed on demand: it weighs what a rewrite leaves. */
export function remediesOf(weighing: AnalyzedInput, index: number, question: Asked): RemedyReport[] {
  const { load } = weighing
  const resource = load.resources[index]
  const value = resource && createValueReader(load)(resource)
  const weighed = weighedAt(weighing, index)
  const route = routeOf(question.route)
  if (!resource || !value || !weighed) return []
  const judge = judgeAt(weighing, index, question)
  return tryRemedies({
    id: resource.id,
    resource,
    value,
    weighed,
    route,
    verdict: judge(weighed, route),
    unsafeToSplit: () => unsafeToSplit(load, index),
    weigh: changed => weighChanged(weighing, index, () => changed) ?? weighed,
    judge,
  })
}

/** What rewrites remove from the resource at this index, at the lines of its source. */
export function removalsOf({ load }: AnalyzedInput, index: number, chosen: readonly RewriteId[]): Removals | null {
  const resource = load.resources[index]
  return resource ? describeRemovals(load, resource, chosen) : null
}

/** The least invasive set of remedies that makes everything fit the route of a question. */
export function fixOf(weighing: AnalyzedInput, question: Asked): SmallestFix {
  const { analysis, load } = weighing
  return smallestFix({
    route: routeOf(question.route),
    resources: analysis.resources.map(report => ({
      id: report.id,
      readable: report.readable,
      weighed: sizedResource(report),
    })),
    judge: (index, weighed, route) => judgeAt(weighing, index, question)(weighed, route),
    judgeWhole: (whole, route) => judgeWhole(whole, route, question.cluster),
    weighWhole: createWholeMeasurer(weighing),
    reweigh(index, chosen) {
      const resource = load.resources[index]
      const changed = resource && weighChanged(weighing, index, value => rewriteValue(value, resource, chosen))
      const weighed = changed ?? weighedAt(weighing, index)
      if (!weighed) throw new RangeError(`no resource ${index}`)
      return weighed
    },
    splitKeys(index, verdict, judge) {
      const resource = load.resources[index]
      const value = resource && createValueReader(load)(resource)
      const before = weighedAt(weighing, index)
      if (!value || !before) return null
      const found = splitKeysOn({
        ...{ resource: resource.id, value, verdict, judge, unsafe: unsafeToSplit(load, index) },
        weigh: part => weighChanged(weighing, index, () => part) ?? before,
      })
      return typeof found === 'string' ? null : found
    },
  })
}

type Asked = Pick<Question, 'route' | 'cluster'>

function judgeAt(
  { analysis }: AnalyzedInput,
  index: number,
  { cluster }: Asked,
): (weighed: SizedResource, route: Route) => Verdict {
  const file = analysis.resources[index]?.source ?? ''
  return (weighed, route) => judgeResource(weighed, route, file, cluster)
}

function weighedAt({ analysis }: AnalyzedInput, index: number): SizedResource | null {
  const report = analysis.resources[index]
  return report ? sizedResource(report) : null
}

/** Sizes of a changed value, but for gzip. Its text is another one, so it is written as a JSON document. */
function weighChanged(
  weighing: AnalyzedInput,
  index: number,
  change: (value: Mapping) => Mapping,
): SizedResource | null {
  const resource = weighing.load.resources[index]
  const before = weighedAt(weighing, index)
  const measured = resource && weighing.weighChanged(resource, change)
  if (!measured || !before) return null
  const { answers: _, ...kept } = before
  const answers = measured.answers ? { answers: measured.answers } : {}
  return asJsonDocument({ ...kept, ...answers, sizes: { ...measured.sizes, gzip: null } })
}
