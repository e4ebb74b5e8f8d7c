import type { Mapping } from '../manifest'
import { isCustomResourceDefinition } from '../object'
import type { Question } from '../question'
import {
  asJsonDocument,
  describeRemovals,
  lightestTrim,
  type RemedyReport,
  type Removals,
  type RewriteId,
  rewriteValue,
  type SmallestFix,
  type Subject,
  smallestFix,
  splitKeysOn,
  type Trim,
  type TrimReport,
  type TrimRuleId,
  trimRuleIds,
  tryRemedies,
  unsafeToSplit,
} from '../remedy'
import { createValueReader } from '../resource'
import { type Route, routeOf, type SizedResource } from '../route'
import { judgeResource, judgeWhole, type Verdict } from '../verdict'
import type { AnalyzedInput } from './analyze'
import { createWholeMeasurer } from './measure-whole-with'
import { sizedResource } from './sized-resource'

/**
 * Every remedy tried on the resource at this index, on the route of a question; empty where the resource cannot be
 * read. Computed on demand: it measures what a rewrite leaves.
 */
export function remediesOf(analyzed: AnalyzedInput, index: number, question: Asked): RemedyReport[] {
  const subject = subjectAt(analyzed, index, question)
  return subject ? tryRemedies(subject) : []
}

/** The resource at this index as remedies see it; null where it cannot be read. */
function subjectAt(analyzed: AnalyzedInput, index: number, question: Asked): Subject | null {
  const { load } = analyzed
  const resource = load.resources[index]
  const value = resource && createValueReader(load)(resource)
  const sized = sizedAt(analyzed, index)
  const route = routeOf(question.route)
  if (!resource || !value || !sized) return null
  const judge = judgeAt(analyzed, index, question)
  return {
    id: resource.id,
    resource,
    value,
    sized,
    route,
    verdict: judge(sized, route),
    unsafeToSplit: () => unsafeToSplit(load, index),
    measure: changed => measureChanged(analyzed, index, () => changed) ?? sized,
    judge,
  }
}

/** What rewrites and a trim take out of the resource at this index, at the lines of its source. */
export function removalsOf(
  { load }: AnalyzedInput,
  index: number,
  chosen: readonly RewriteId[],
  trim: Trim = [],
): Removals | null {
  const resource = load.resources[index]
  return resource ? describeRemovals(load, resource, chosen, trim) : null
}

/**
 * How the descriptions of the CRD at this index can be trimmed until it fits the route of a question; null where it is
 * no CRD, or none that is refused for its size.
 */
export function trimsOf(
  analyzed: AnalyzedInput,
  index: number,
  question: Asked,
  rules: readonly TrimRuleId[] = trimRuleIds,
): TrimReport | null {
  const subject = subjectAt(analyzed, index, question)
  return subject && isCustomResourceDefinition(subject.resource) ? lightestTrim(subject, rules) : null
}

/** The least invasive set of remedies that makes everything fit the route of a question. */
export function fixOf(analyzed: AnalyzedInput, question: Asked): SmallestFix {
  const { analysis, load } = analyzed
  return smallestFix({
    route: routeOf(question.route),
    resources: analysis.resources.map(report => ({
      id: report.id,
      readable: report.readable,
      sized: sizedResource(report),
    })),
    judge: (index, sized, route) => judgeAt(analyzed, index, question)(sized, route),
    judgeWhole: (whole, route) => judgeWhole(whole, route, question.cluster),
    measureWhole: createWholeMeasurer(analyzed),
    measureAgain(index, chosen) {
      const resource = load.resources[index]
      const changed = resource && measureChanged(analyzed, index, value => rewriteValue(value, resource, chosen))
      const sized = changed ?? sizedAt(analyzed, index)
      if (!sized) throw new RangeError(`no resource ${index}`)
      return sized
    },
    splitKeys(index, verdict, judge) {
      const resource = load.resources[index]
      const value = resource && createValueReader(load)(resource)
      const before = sizedAt(analyzed, index)
      if (!value || !before) return null
      const found = splitKeysOn({
        ...{ resource: resource.id, value, verdict, judge, unsafe: unsafeToSplit(load, index) },
        measure: part => measureChanged(analyzed, index, () => part) ?? before,
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
): (sized: SizedResource, route: Route) => Verdict {
  const file = analysis.resources[index]?.source ?? ''
  return (sized, route) => judgeResource(sized, route, file, cluster)
}

function sizedAt({ analysis }: AnalyzedInput, index: number): SizedResource | null {
  const report = analysis.resources[index]
  return report ? sizedResource(report) : null
}

/** Sizes of a changed value, but for gzip. Its text is another one, so it is written as a JSON document. */
function measureChanged(
  analyzed: AnalyzedInput,
  index: number,
  change: (value: Mapping) => Mapping,
): SizedResource | null {
  const resource = analyzed.load.resources[index]
  const before = sizedAt(analyzed, index)
  const measured = resource && analyzed.measureChanged(resource, change)
  if (!measured || !before) return null
  const { answers: _, ...kept } = before
  const answers = measured.answers ? { answers: measured.answers } : {}
  return asJsonDocument({ ...kept, ...answers, sizes: { ...measured.sizes, gzip: null } })
}
