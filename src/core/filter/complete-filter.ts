import type { ResourceReport } from '../analysis'
import { shortKind } from '../words'
import { type FilterFacts, matchesFilter } from './match-filter'
import { nearestOf } from './nearest-of'
import { namesOfRoutes, numberFields, readFilter, routeFields, textFields, writeTerm } from './read-filter'

/** How a term may go on: `text` takes the place of what stands from `from` to `to`. */
export interface Completion {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Whether a value is still to come, so that no blank follows. */
  readonly isOpen: boolean
}

const mostOffered = 8

/** What the term that the caret stands in may become, from the words of the language and the names of the input. */
export function completeFilter(
  text: string,
  caret: number,
  resources: readonly ResourceReport[],
): readonly Completion[] {
  const from = text.slice(0, caret).search(/\S*$/)
  const to = caret + text.slice(caret).search(/\s|$/)
  const typed = text.slice(from, caret)
  const [, not = '', rest = ''] = /^([-!]?)(.*)$/s.exec(typed) ?? []
  const offer = (words: Iterable<string>, isOpen: boolean): readonly Completion[] => {
    const seen = new Set<string>()
    for (const word of words) if (word !== rest) seen.add(`${not}${word}`)
    return [...seen].slice(0, mostOffered).map(word => ({ text: word, from, to, isOpen }))
  }
  const value = /^([a-z]+):(.*)$/is.exec(rest)
  if (!value) {
    const begins = (word: string): boolean => word.startsWith(rest.toLowerCase())
    const fields = [...textFields, 'over'].map(field => `${field}:`)
    const sizes = numberFields.map(field => `${field}>`)
    const open = offer([...fields, ...sizes].filter(begins), true)
    const whole = offer(['refused', 'tight', 'fits'].filter(begins), false)
    return [...open, ...whole].slice(0, mostOffered)
  }
  const [, name = '', begun = ''] = value
  const field = name.toLowerCase() === 'ns' ? 'namespace' : name.toLowerCase()
  // Of several values the last one is being typed.
  const kept = begun.slice(0, begun.lastIndexOf(',') + 1)
  const sought = begun.slice(kept.length).replaceAll('"', '').toLowerCase()
  const values = valuesOf(field, resources).filter(each => each.toLowerCase().includes(sought))
  const first = values.toSorted(
    (a, b) => Number(b.toLowerCase().startsWith(sought)) - Number(a.toLowerCase().startsWith(sought)),
  )
  return offer(
    first.map(each => `${name}:${kept}${/[\s",]/.test(each) ? `"${each.replaceAll('"', '')}"` : each}`),
    false,
  )
}

/** What a field can be in an input, the most frequent first. */
function valuesOf(field: string, resources: readonly ResourceReport[]): readonly string[] {
  if (routeFields.some(each => each === field)) return namesOfRoutes
  const known = textFields.find(each => each === field)
  if (!known) return []
  const counts = new Map<string, number>()
  for (const resource of resources) {
    const text = resource[known]
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const values = [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text)
  return known === 'kind' ? values.map(shortKind) : values
}

/** A filter that was probably meant instead of one that nothing matches, and how much matches it. */
export interface NearFilter {
  readonly text: string
  readonly count: number
}

/**
 * Where nothing matches: the same filter with one term spelt as something that is there, else the one without a term
 * that matches most. Null where no change of one term finds anything.
 */
export function nearestFilter(
  text: string,
  resources: readonly ResourceReport[],
  facts: FilterFacts,
): NearFilter | null {
  const filter = readFilter(text)
  const count = (terms: typeof filter.terms): number =>
    resources.reduce(
      (sum, resource, index) => sum + Number(matchesFilter({ ...filter, terms }, resource, index, facts)),
      0,
    )
  const write = (terms: typeof filter.terms): string => terms.map(writeTerm).join(' ')
  for (const [at, term] of filter.terms.entries()) {
    const near = nearTerm(term, resources)
    if (!near) continue
    const terms = filter.terms.with(at, near)
    const found = count(terms)
    if (found > 0) return { text: write(terms), count: found }
  }
  const without = filter.terms.map((_, at) => {
    const terms = filter.terms.toSpliced(at, 1)
    return { text: write(terms), count: terms.length === 0 ? 0 : count(terms) }
  })
  const best = without.toSorted((a, b) => b.count - a.count)[0]
  return best && best.count > 0 ? best : null
}

type Term = ReturnType<typeof readFilter>['terms'][number]

function nearTerm(term: Term, resources: readonly ResourceReport[]): Term | null {
  const { condition } = term
  if (condition.type === 'word') {
    const names = resources.flatMap(({ name, kind, namespace }) =>
      [kind, namespace, name].filter(each => each !== null),
    )
    const word = nearestOf(condition.word, new Set(names))
    return word === null ? null : { ...term, condition: { type: 'word', word } }
  }
  if (condition.type !== 'text') return null
  const known = new Set(resources.flatMap(resource => resource[condition.field] ?? []))
  const values = condition.values.map(value => nearestOf(value, known) ?? value)
  return values.every((value, at) => value === condition.values[at])
    ? null
    : { ...term, condition: { ...condition, values } }
}
