import type { Question } from '../question'
import {
  type RemedyChoice,
  type SmallestFix,
  type TrimOption,
  type TrimReport,
  type TrimRuleId,
  trimChoice,
} from '../remedy'
import { routeOf } from '../route'
import { judgeResource, type Verdict } from '../verdict'
import type { ResourceReport } from './analysis'
import type { AnalyzedInput } from './analyze'
import { judgeRoute, verdictOn } from './judge-routes'
import { withCarrierSizes } from './measure-carriers'
import { trimsOf } from './remedies-of'
import { sizedResource } from './sized-resource'

/** The fix of an input by trims alone, with all that was found of them. Plain data. */
export interface TrimFix extends SmallestFix {
  /** Every CRD that is refused for its size, in input order. */
  readonly trims: readonly TrimReport[]
}

/**
 * Trims the descriptions of every CRD that is refused for its size on the route of a question until it fits with a
 * margin: by this rule, or by the one that loses the fewest. What carries the whole is not trimmed for, and said to
 * stay out where it does.
 */
export function trimFixOf(
  analyzed: AnalyzedInput,
  question: Pick<Question, 'route' | 'cluster'>,
  rule: TrimRuleId | null = null,
): TrimFix {
  const { analysis } = analyzed
  const { cluster } = question
  const route = routeOf(question.route)
  const carried = withCarrierSizes({}, analyzed.carried, route)
  const { whole, goIn, of } = judgeRoute({ ...analysis, carried }, route, cluster)
  const trims: TrimReport[] = []
  const choices: RemedyChoice[] = []
  const changed: SmallestFix['changed'][number][] = []
  const stuck: SmallestFix['stuck'][number][] = whole?.verdict === 'refused' ? [{ resource: null, verdict: whole }] : []
  const waiting: { readonly report: ResourceReport; readonly before: Verdict }[] = []
  for (const [index, report] of analysis.resources.entries()) {
    const before = verdictOn(report, route, cluster)
    if (!report.readable || before.verdict !== 'refused') continue
    if (before.reason === 'definition-refused') waiting.push({ report, before })
    else {
      const found = trimsOf(analyzed, index, question, rule === null ? undefined : [rule])
      if (found) trims.push(found)
      const option = found && chosenTrim(found)
      if (option?.fits) {
        choices.push(trimChoice(report.id, option.trim))
        changed.push({ resource: report.id, before, after: option.verdict })
      } else stuck.push({ resource: report.id, verdict: option?.verdict ?? before })
    }
  }
  const trimmed = new Set(changed.map(({ resource }) => resource))
  for (const { report, before } of waiting) {
    const { definition, ...alone } = sizedResource(report)
    const crd = analysis.resources.find(each => each.name === definition?.name && each.kind === definition?.kind)
    const after = judgeResource(alone, route, report.source, cluster)
    if (crd && trimmed.has(crd.id) && after.verdict !== 'refused') changed.push({ resource: report.id, before, after })
    else stuck.push({ resource: report.id, verdict: before })
  }
  const isFixed = changed.length > 0
  return {
    ...{ route: route.id, to: route.id, form: 'text', split: false, keySplits: [], choices, changed, stuck, trims },
    outcome: stuck.length > 0 ? (isFixed ? 'partly' : 'nothing') : isFixed ? 'fix' : 'none-needed',
    remedies: isFixed ? ['trim-descriptions'] : [],
    before: { goIn, of, whole },
    after: { goIn: goIn + changed.length, of, whole },
  }
}

/** The trim that is made where nobody chooses: the lightest, or the one that comes closest. */
export function chosenTrim({ options, lightest }: TrimReport): TrimOption | null {
  const closest = options.toSorted((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0))[0] ?? null
  return options.find(({ rule }) => rule === lightest) ?? closest
}
