import {
  type AnalyzedInput,
  failsOn,
  headlineOf,
  judgeRoute,
  plimsollVersion,
  type ResourceReport,
  verdictOn,
} from '../analysis'
import { firstIndex, formatCount, visibleName } from '../bytes'
import { type Finding, nameOfResource, problemFinding, verdictFinding } from '../findings'
import { type CarrierSizes, routeOf } from '../route'
import { headlineText } from '../words'
import type { Baseline } from './baseline'
import type { Budgets, RequiredRoute } from './budgets'
import { type BudgetInput, checkBudget } from './check-budget'
import { checkIgnores, type IgnoreUse, ignoresFor } from './check-ignores'
import type { RuleReport } from './rule-report'

/** What `plimsoll check --json` writes: every rule of a budgets file. */
export interface CheckReport {
  readonly version: 1
  /** Whether every rule holds. */
  readonly passed: boolean
  readonly rules: readonly RuleReport[]
  /** What is worth knowing besides, in English: resources that are in the baseline or in the input alone. */
  readonly notes: readonly string[]
}

/** What a budgets file is held against. */
export interface CheckedInput extends Pick<AnalyzedInput, 'analysis'> {
  /** What carries the whole input, measured for the routes of the file. */
  readonly carried: CarrierSizes
  readonly baseline: Baseline | null
  /** The name of the budgets file, where its own findings stand. */
  readonly file: string
  /** The day, in UTC: `2026-11-30`. */
  readonly today: string
}

/**
 * Holds an input against a budgets file. Verdicts are those of `analyze`: the same limits, the same cluster, and what
 * is not known fails.
 */
export function checkBudgets(budgets: Budgets, input: CheckedInput): CheckReport {
  const uses = ignoresFor(budgets.ignores, input.today)
  const [first] = budgets.routes
  const against: BudgetInput = {
    ...{ resources: input.analysis.resources, whole: input.analysis.whole, cluster: budgets.cluster },
    ...{ route: first?.route ?? 'client-side-apply', baseline: input.baseline, file: input.file, uses },
  }
  const rules = [
    checkDocuments(input, uses),
    ...budgets.routes.map(required => checkRoute(required, input, uses)),
    ...budgets.budgets.map(budget => checkBudget(budget, against)),
  ]
  // Names of the input stand in messages, and may hold anything.
  const all = [...rules, ...checkIgnores(uses, input.file)].map(rule => ({
    ...rule,
    message: visibleName(rule.message),
  }))
  return {
    version: 1,
    passed: all.every(({ verdict }) => verdict === 'holds'),
    rules: all,
    notes: input.baseline ? notesOn(input.baseline, input.analysis.resources) : [],
  }
}

/** What cannot be read is in no number: it fails, as `analyze` does. */
function checkDocuments({ analysis }: CheckedInput, uses: readonly IgnoreUse[]): RuleReport {
  const { resources, problems, documents } = analysis
  const at = createFinder(resources)
  const found = problems.map(problem => {
    const about = at(problem.source, problem.line)
    return { finding: { ...problemFinding(problem), resource: about?.id ?? null }, about }
  })
  const errors = found.filter(({ finding }) => finding.level === 'error')
  const isIgnored = ({ finding, about }: (typeof found)[number]): boolean =>
    about !== undefined && uses.some(use => use.takes(about, [finding.rule]))
  const failing = errors.filter(each => !isIgnored(each))
  const [one] = failing
  const count = `${formatCount(documents)} ${documents === 1 ? 'document' : 'documents'}`
  return {
    kind: 'documents',
    rule: 'documents',
    verdict: one ? 'fails' : 'holds',
    message: one
      ? `${formatCount(failing.length)} ${failing.length === 1 ? 'error' : 'errors'} in ${count}, the first: ${one.finding.source}:${one.finding.line}:${one.finding.column}: ${one.finding.message}`
      : `${count} read, ${formatCount(resources.length)} ${resources.length === 1 ? 'resource' : 'resources'}`,
    ...{ bytes: null, max: null, ignored: errors.length - failing.length },
    findings: found.filter(each => each.finding.level !== 'error' || failing.includes(each)).map(each => each.finding),
  }
}

/**
 * Finds the resource that a line stands in: there may be many of both. Those of a source come in the order of lines.
 */
function createFinder(
  resources: readonly ResourceReport[],
): (source: string, line: number) => ResourceReport | undefined {
  const bySource = new Map<string, ResourceReport[]>()
  for (const resource of resources) {
    if (!resource.readable) continue
    const known = bySource.get(resource.source)
    if (known) known.push(resource)
    else bySource.set(resource.source, [resource])
  }
  return (source, line) => {
    const all = bySource.get(source) ?? []
    const after = firstIndex(all, resource => resource.line > line)
    const last = all[after - 1]
    return last && line < last.line + last.lines ? last : undefined
  }
}

/** The verdicts of a route as `analyze` has them, but for what is ignored. */
function checkRoute(required: RequiredRoute, input: CheckedInput, uses: readonly IgnoreUse[]): RuleReport {
  const { route: id, cluster, failOn } = required
  const { analysis, carried } = input
  const route = routeOf(id)
  const report = judgeRoute({ ...analysis, carried }, route, cluster)
  const firstSource = analysis.sources[0]?.name ?? ''
  const whole = report.whole && verdictFinding(report.whole, null, firstSource, failOn)
  const findings: Finding[] = whole ? [whole] : []
  let ignored = 0
  let failing = whole?.level === 'error' ? 1 : 0
  for (const resource of analysis.resources) {
    if (!resource.readable) continue
    const verdict = verdictOn(resource, route, cluster)
    const finding = verdictFinding(verdict, resource, firstSource, failOn)
    if (!finding) continue
    if (finding.level === 'error' && uses.some(use => use.takes(resource, [id, finding.rule]))) {
      ignored++
      continue
    }
    findings.push(finding)
    if (finding.level === 'error') failing++
  }
  const unreadable = analysis.resources.filter(({ readable }) => !readable).length
  // Nothing was judged, or the total fails for what no ignore took.
  const isUnjudged = failsOn(report, failOn) && failing === 0 && ignored === 0
  const isUnknown = report.verdict === 'unknown' || findings.some(({ rule }) => rule === 'not-measured')
  return {
    kind: 'route',
    rule: id,
    verdict: failing === 0 && !isUnjudged ? 'holds' : isUnknown ? 'unknown' : 'fails',
    message: [headlineText(headlineOf(report, cluster, unreadable)), ...laterSentence(report.later, failOn)].join(' '),
    ...{ bytes: report.meets?.bytes ?? null, max: report.meets?.max ?? null, ignored },
    findings,
  }
}

function laterSentence(later: number | undefined, failOn: RequiredRoute['failOn']): string[] {
  return later === undefined || failOn !== 'later' ? [] : [`A later write of ${formatCount(later)} is refused.`]
}

/** What a baseline and an input do not share: a renamed resource counts as gone and as new. */
function notesOn(baseline: Baseline, resources: readonly ResourceReport[]): string[] {
  const now = new Map(resources.filter(({ readable }) => readable).map(each => [each.id, each]))
  const then = new Map(baseline.resources.map(each => [each.id, each]))
  const gone = baseline.resources.filter(({ id }) => !now.has(id))
  const added = [...now.values()].filter(({ id }) => !then.has(id))
  const renamed = gone.flatMap(old => {
    const alike = added.filter(each => each.kind === old.kind && each.namespace === old.namespace)
    const [only] = alike
    const isAlone = gone.filter(each => each.kind === old.kind && each.namespace === old.namespace).length === 1
    return only && isAlone && alike.length === 1 ? [{ old, only }] : []
  })
  const [oldest] = gone
  const [newest] = added
  return [
    ...(baseline.plimsoll === plimsollVersion
      ? []
      : [
          `The baseline is of Plimsoll ${visibleName(baseline.plimsoll)}, this is ${plimsollVersion}: sizes may be counted otherwise.`,
        ]),
    ...renamed.map(
      ({ old, only }) =>
        `${nameOfResource(old)} of the baseline may be called ${visibleName(only.name ?? '(no name)')} now.`,
    ),
    ...(oldest
      ? [
          `${formatCount(gone.length)} of the baseline ${gone.length === 1 ? 'is' : 'are'} no more, such as ${nameOfResource(oldest)}.`,
        ]
      : []),
    ...(newest
      ? [
          `${formatCount(added.length)} ${added.length === 1 ? 'is' : 'are'} new since the baseline, such as ${nameOfResource(newest)}.`,
        ]
      : []),
  ]
}
