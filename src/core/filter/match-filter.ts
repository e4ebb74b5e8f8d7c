import type { ResourceReport } from '../analysis'
import type { RouteId } from '../route'
import type { VerdictWord } from '../verdict'
import { kindTag, shortKind } from '../words'
import type { Condition, Filter, FilterTerm, NumberField } from './read-filter'

/** What a filter asks beside the report of a resource. */
export interface FilterFacts {
  /** The verdict on a resource by its index, on a route or (null) that of the question; null where it is not known. */
  readonly verdictOf: (index: number, route: RouteId | null) => VerdictWord | null
  /** A size of a resource, in bytes, or its share; null where it has none or it is not known. */
  readonly numberOf: (resource: ResourceReport, index: number, field: NumberField) => number | null
}

/** Whether all terms hold. */
export function matchesFilter({ terms }: Filter, resource: ResourceReport, index: number, facts: FilterFacts): boolean {
  return terms.every(term => holds(term, resource, index, facts))
}

/** Whether a term holds for a resource. Of what is not known neither a term nor its opposite holds. */
export function holds(
  { condition, not }: Pick<FilterTerm, 'condition' | 'not'>,
  resource: ResourceReport,
  index: number,
  facts: FilterFacts,
): boolean {
  const is = conditionHolds(condition, resource, index, facts)
  return is === null ? false : is !== not
}

function conditionHolds(
  condition: Condition,
  resource: ResourceReport,
  index: number,
  facts: FilterFacts,
): boolean | null {
  switch (condition.type) {
    case 'word':
      return searched(resource).includes(condition.word.toLowerCase())
    case 'text':
      return condition.values.some(value => textsOf(resource, condition.field).some(text => isLike(text, value)))
    case 'number': {
      const number = facts.numberOf(resource, index, condition.field)
      return number === null ? null : compares[condition.is](number, condition.value)
    }
    case 'verdict': {
      const word = facts.verdictOf(index, condition.route)
      return word === null ? null : word === condition.verdict
    }
  }
}

const compares = {
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '=': (a: number, b: number) => a === b,
}

function searched({ name, kind, namespace, source }: ResourceReport): string {
  return `${name ?? ''} ${kind ?? ''} ${kind === null ? '' : shortKind(kind)} ${namespace ?? ''} ${source}`.toLowerCase()
}

/** What a field may be called: a kind also by its short name, a source also by its last part. */
function textsOf(resource: ResourceReport, field: 'kind' | 'namespace' | 'name' | 'source'): readonly string[] {
  const text = resource[field] ?? ''
  if (field === 'kind') return [text, kindTag(text)]
  if (field === 'source') return [text, text.slice(text.lastIndexOf('/') + 1)]
  return [text]
}

/** A text with `*` for anything; in any case. A pattern without a star is the whole text. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const sought = text.toLowerCase()
  const last = rest.pop()
  if (last === undefined) return sought === first
  if (!sought.startsWith(first) || !sought.endsWith(last) || sought.length < first.length + last.length) return false
  let at = first.length
  const end = sought.length - last.length
  for (const part of rest) {
    const found = sought.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}
