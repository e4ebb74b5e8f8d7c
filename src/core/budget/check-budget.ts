import type { MeasureId, ResourceReport, WholeReport } from '../analysis'
import { formatCount, formatShare } from '../bytes'
import { budgetRule, type Finding, nameOfResource } from '../findings'
import { type ClusterLimits, type LimitId, limits, maxOf } from '../limit'
import { type RouteId, routeOf } from '../route'
import type { Baseline } from './baseline'
import type { Amount, Budget } from './budgets'
import type { IgnoreUse } from './check-ignores'
import { hasSize, sizeOf, sumOf } from './measured'
import { matcherOf } from './patterns'
import type { RuleReport } from './rule-report'

/** What a budget is held against. */
export interface BudgetInput {
  readonly resources: readonly ResourceReport[]
  readonly whole: WholeReport
  readonly cluster: ClusterLimits
  /** The route by which sizes are measured that differ by it. */
  readonly route: RouteId
  readonly baseline: Baseline | null
  readonly file: string
  readonly uses: readonly IgnoreUse[]
}

/** Whether a budget is kept. A number that is not known is no kept budget. */
export function checkBudget(budget: Budget, input: BudgetInput): RuleReport {
  switch (budget.of) {
    case 'each':
      return checkEach(budget, input)
    case 'total':
      return checkTotal(budget, input)
    case 'growth':
      return checkGrowth(budget, input)
  }
}

function checkEach(budget: Budget, { resources, cluster, route: id, uses }: BudgetInput): RuleReport {
  const { measure, amount, pattern, text } = budget
  const route = routeOf(id)
  const matches = matcherOf(pattern)
  const asked = resources.filter(each => each.readable && matches(each) && hasSize(each, measure))
  const held = asked.map(resource => ({
    resource,
    bytes: sizeOf(resource, measure, route),
    max: mostOf(amount, cluster, other => sizeOf(resource, other, route)),
  }))
  const over = held.filter(({ bytes, max }) => bytes === null || max === null || bytes > max)
  const failing = over.filter(({ resource }) => !uses.some(use => use.takes(resource, [text])))
  const share = ({ bytes, max }: (typeof held)[number]): number => (bytes === null ? 0 : max ? bytes / max : 0)
  const worst = (failing.length > 0 ? failing : held).reduce<(typeof held)[number] | null>(
    (most, each) => (most === null || share(each) > share(most) ? each : most),
    null,
  )
  const findings = failing.map(({ resource, bytes, max }): Finding => {
    const { id, source, line } = resource
    const message = `${nameOfResource(resource)} ${saysOf(measure, bytes, max)}; the budget is ${text}.`
    return {
      ...{ rule: bytes === null || max === null ? 'not-measured' : `${budgetRule}${measure}`, level: 'error', message },
      ...{ source, line, column: 1, resource: id, route: null, bytes, max },
    }
  })
  const unknown = failing.find(({ bytes, max }) => bytes === null || max === null)
  const isKnownOver = failing.some(({ bytes, max }) => bytes !== null && max !== null)
  const count = `${formatCount(held.length - failing.length)} of ${formatCount(held.length)} keep it`
  const told = unknown && !isKnownOver ? unknown : worst
  return {
    ...ruleOf(budget),
    verdict: failing.length === 0 ? 'holds' : isKnownOver ? 'fails' : 'unknown',
    message: told
      ? `${count}; ${failing.length > 0 ? '' : 'closest '}${nameOfResource(told.resource)} ${saysOf(measure, told.bytes, told.max)}`
      : 'Nothing in the input has such a size.',
    ...{ bytes: told?.bytes ?? null, max: told?.max ?? null, ignored: over.length - failing.length, findings },
  }
}

function checkTotal(budget: Budget, input: BudgetInput): RuleReport {
  const { measure, amount } = budget
  const { bytes, unreadable } = totalOf(budget, input)
  const max = mostOf(amount, input.cluster, other => totalOf({ ...budget, measure: other }, input).bytes)
  return ofWhole(budget, input, {
    ...{ bytes, max, unreadable },
    says: `${saysOf(measure, bytes, max)} together`,
  })
}

function checkGrowth(budget: Budget, input: BudgetInput): RuleReport {
  const { measure, amount } = budget
  const { baseline } = input
  const unknown = (why: string): RuleReport =>
    ofWhole(budget, input, { bytes: null, max: null, unreadable: 0, says: why })
  if (!baseline) {
    return unknown(
      'there is no baseline to grow from; plimsoll check --write-baseline FILE writes one, --baseline FILE takes it',
    )
  }
  if (baseline.unreadable > 0) {
    return unknown(
      `${formatCount(baseline.unreadable)} documents of the baseline could not be read when it was written; write it anew`,
    )
  }
  if (baseline.route !== input.route && byRoute.includes(measure)) {
    return unknown(`the baseline was measured on route ${baseline.route}, not ${input.route}; write it anew`)
  }
  const matches = matcherOf(budget.pattern)
  const before =
    wholeOf(budget, baseline.whole) ??
    sumOf(baseline.resources.filter(each => matches(each) && hasSize(each, measure)).map(each => each.bytes[measure]))
  const { bytes: after, unreadable } = totalOf(budget, input)
  if (before === null) return unknown(`the baseline holds no such size of some of its resources; write it anew`)
  if (before === 0 && amount.unit === 'share' && after !== 0) {
    return unknown('the baseline holds nothing of it, of which no share can be taken; give bytes, or write it anew')
  }
  const max = Math.floor(before + (amount.unit === 'bytes' ? amount.bytes : before * amount.share))
  const grown = after === null ? null : after - before
  const change =
    grown === 0 ? 'the same' : `${grown !== null && grown < 0 ? '−' : '+'}${percent(Math.abs(grown ?? 0) / before)}`
  const share = grown !== null && before > 0 ? ` (${change})` : ''
  return ofWhole(budget, input, {
    ...{ bytes: after, max, unreadable },
    says: `${saysOf(measure, after, max)}, ${formatCount(before)} in the baseline${share}`,
  })
}

/** Measures that differ by the route. */
const byRoute: readonly MeasureId[] = ['annotations', 'request', 'etcd']

/** A growth of 12 bytes is not none. */
function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.001 && share > 0 ? 3 : 1)} %`
}

/** The sum over what a budget is about; documents that cannot be read are in none but that of the text. */
function totalOf(
  { measure, pattern }: Pick<Budget, 'measure' | 'pattern'>,
  { resources, whole, route }: BudgetInput,
): { readonly bytes: number | null; readonly unreadable: number } {
  const unreadable = resources.filter(({ readable }) => !readable).length
  const matches = matcherOf(pattern)
  const all = wholeOf({ measure, pattern }, whole)
  if (all !== null) return { bytes: all, unreadable: 0 }
  const asked = resources.filter(each => each.readable && matches(each) && hasSize(each, measure))
  return { bytes: sumOf(asked.map(each => sizeOf(each, measure, routeOf(route)))), unreadable }
}

/** What is measured of all sources in a row: their text with what stands between documents, and that compressed. */
function wholeOf({ measure, pattern }: Pick<Budget, 'measure' | 'pattern'>, whole: Baseline['whole']): number | null {
  if (pattern !== null) return null
  return measure === 'source' ? whole.source : measure === 'gzip' ? whole.gzip : null
}

function ofWhole(
  budget: Budget,
  { file }: BudgetInput,
  held: {
    readonly bytes: number | null
    readonly max: number | null
    readonly unreadable: number
    readonly says: string
  },
): RuleReport {
  const { bytes, max, unreadable, says } = held
  const isOver = bytes !== null && max !== null && bytes > max
  // What could not be read would only add to a sum.
  const isUnknown = !isOver && (bytes === null || max === null || unreadable > 0)
  const message =
    isUnknown && unreadable > 0 ? `${says}, without ${formatCount(unreadable)} documents that cannot be read` : says
  const { line, column } = budget.at
  const finding: Finding = {
    ...{ rule: isUnknown ? 'not-measured' : `${budgetRule}${budget.measure}`, level: 'error' },
    ...{ message: `${budget.text}: ${message}.`, source: file, line, column, resource: null, route: null, bytes, max },
  }
  return {
    ...ruleOf(budget),
    verdict: isOver ? 'fails' : isUnknown ? 'unknown' : 'holds',
    ...{ message, bytes, max, ignored: 0, findings: isOver || isUnknown ? [finding] : [] },
  }
}

function ruleOf({ text }: Budget): Pick<RuleReport, 'kind' | 'rule'> {
  return { kind: 'budget', rule: text }
}

function saysOf(measure: MeasureId, bytes: number | null, max: number | null): string {
  const name = measureNames[measure]
  if (bytes === null) return `${name} not measured`
  if (max === null) return `${name} ${formatCount(bytes)} bytes, and what it may be is not known in this cluster`
  return `${name} ${formatCount(bytes)} of ${formatCount(max)} bytes${max > 0 ? ` (${formatShare(bytes / max)})` : ''}`
}

const measureNames: Readonly<Record<MeasureId, string>> = {
  source: 'text as written',
  json: 'JSON',
  annotations: 'annotations',
  request: 'request',
  etcd: 'etcd request',
  gzip: 'gzip',
  data: 'data',
}

/** How much a budget allows; null where what it is a share of is not known, or not enforced in the cluster. */
function mostOf(amount: Amount, cluster: ClusterLimits, other: (measure: MeasureId) => number | null): number | null {
  if (amount.unit === 'bytes') return amount.bytes
  const of = isLimit(amount.of) ? maxOf(cluster, amount.of) : amount.of === 'baseline' ? null : other(amount.of)
  return of === null ? null : Math.floor(of * amount.share)
}

function isLimit(name: Exclude<Amount, { unit: 'bytes' }>['of']): name is LimitId {
  return limits.some(({ id }) => id === name)
}

/** Whether a budget asks for what an analysis leaves out to be quick. */
export function asksGzip(budgets: readonly Budget[]): boolean {
  return budgets.some(({ measure, amount }) => measure === 'gzip' || (amount.unit === 'share' && amount.of === 'gzip'))
}
