import { readSize } from '../limit'
import { type RouteId, routes } from '../route'
import { type VerdictWord, verdictWords } from '../verdict'
import { nearestOf } from './nearest-of'

/** Fields of a resource that are texts. */
export const textFields = ['kind', 'namespace', 'name', 'source'] as const
export type TextField = (typeof textFields)[number]

/** Sizes in bytes, `size` the text as written; and `share`, of the limit that decides on the route of the question. */
export const numberFields = ['size', 'json', 'annotations', 'request', 'etcd', 'gzip', 'data', 'share'] as const
export type NumberField = (typeof numberFields)[number]

/** Verdicts on a route that is named: `over` is another word for refused. */
export const routeFields = ['over', 'refused', 'tight', 'fits'] as const

export const comparisons = ['>=', '<=', '>', '<', '='] as const
export type Comparison = (typeof comparisons)[number]

/** What must hold of a resource. */
export type Condition =
  /** It stands somewhere in name, kind, namespace or source. */
  | { readonly type: 'word'; readonly word: string }
  /** One of these texts, each with `*` for anything; an empty one asks for none. */
  | { readonly type: 'text'; readonly field: TextField; readonly values: readonly string[] }
  /** In bytes, a share as a fraction. */
  | { readonly type: 'number'; readonly field: NumberField; readonly is: Comparison; readonly value: number }
  /** On a route; null: that of the question. */
  | { readonly type: 'verdict'; readonly verdict: VerdictWord; readonly route: RouteId | null }

export interface FilterTerm {
  readonly condition: Condition
  readonly not: boolean
  /** Where it stands in the text, in characters of JavaScript. */
  readonly from: number
  readonly to: number
}

/** What is wrong with a term, which then filters nothing; `meant` is what may have been meant. */
export interface FilterProblem {
  readonly code: 'field' | 'size' | 'share' | 'route' | 'value' | 'quote'
  readonly text: string
  readonly meant: string | null
}

export interface Filter {
  readonly terms: readonly FilterTerm[]
  readonly problems: readonly FilterProblem[]
}

const otherNames: Readonly<Record<string, string>> = {
  ns: 'namespace',
  file: 'source',
  yaml: 'size',
  written: 'size',
}

/** Names of the routes that people say, beside those of the product. */
const routeNames: Readonly<Record<string, RouteId>> = {
  apply: 'client-side-apply',
  'server-side': 'server-side-apply',
  ssa: 'server-side-apply',
  crs: 'clusterresourceset-configmap',
  clusterresourceset: 'clusterresourceset-configmap',
  argocd: 'argocd-client-side',
  flux: 'flux-kustomization',
  k3s: 'k3s-auto-deploy',
  ocm: 'ocm-manifestwork',
  olm: 'olm-bundle',
  capi: 'cluster-api-operator',
}

/** Every name that a route has in a filter: the short ones first. */
export const namesOfRoutes: readonly string[] = [...Object.keys(routeNames), ...routes.map(({ id }) => id)]

function routeNamed(name: string): RouteId | null {
  return routeNames[name.toLowerCase()] ?? routes.find(({ id }) => id === name.toLowerCase())?.id ?? null
}

/** A piece between blanks, with its quotes: a quote that is never closed goes to the end. */
const piece = /(?:"[^"]*(?:"|$)|[^\s"])+/g

/** Reads what a person typed. Nothing of it is an error: what is wrong is said, and the rest filters. */
export function readFilter(text: string): Filter {
  const terms: FilterTerm[] = []
  const problems: FilterProblem[] = []
  for (const match of text.matchAll(piece)) {
    const [written] = match
    const not = /^[-!]./.test(written)
    const read = readTerm(not ? written.slice(1) : written)
    if ('code' in read) problems.push({ ...read, text: written })
    else terms.push({ condition: read, not, from: match.index, to: match.index + written.length })
  }
  return { terms, problems }
}

type Wrong = Omit<FilterProblem, 'text'>

function readTerm(written: string): Condition | Wrong {
  if ((written.match(/"/g)?.length ?? 0) % 2 === 1) return { code: 'quote', meant: `${written}"` }
  const asked = /^([a-z-]+)(:|>=|<=|>|<|=)(.*)$/is.exec(written)
  const bare = written.toLowerCase()
  if (!asked) {
    const verdict = verdictNamed(bare)
    return verdict ? { type: 'verdict', verdict, route: null } : { type: 'word', word: unquoted(written) }
  }
  const [, name = '', sign = '', rest = ''] = asked
  const field = otherNames[name.toLowerCase()] ?? name.toLowerCase()
  if (isOneOf(numberFields, field)) return readNumber(field, sign, unquoted(rest))
  if (isOneOf(textFields, field))
    return sign === ':' || sign === '=' ? readText(field, rest) : { code: 'value', meant: `${field}:` }
  if (isOneOf(routeFields, field)) {
    const route = routeNamed(unquoted(rest))
    if (route) return { type: 'verdict', verdict: verdictNamed(field) ?? 'refused', route }
    const near = nearestOf(unquoted(rest), namesOfRoutes)
    return { code: 'route', meant: near === null ? null : `${field}:${near}` }
  }
  const near = nearestOf(field, [...textFields, ...numberFields, ...routeFields])
  // `system:node` is a name that somebody looks for, `knd:CRD` is not.
  return near === null ? { type: 'word', word: unquoted(written) } : { code: 'field', meant: `${near}${sign}${rest}` }
}

function readText(field: TextField, rest: string): Condition | Wrong {
  if (rest === '') return { code: 'value', meant: null }
  // A comma in quotes is one of the text.
  const values = rest.match(/(?:"[^"]*"|[^,"])+/g)?.map(unquoted) ?? []
  return values.length === 0 ? { code: 'value', meant: null } : { type: 'text', field, values }
}

function readNumber(field: NumberField, sign: string, rest: string): Condition | Wrong {
  // `size:>256Ki` is how others write it.
  const [, inner = '', number = ''] = /^(>=|<=|>|<|=)?(.*)$/s.exec(rest) ?? []
  const is = comparisons.find(each => each === (sign === ':' ? inner || '=' : sign))
  const none: Wrong = { code: field === 'share' ? 'share' : 'size', meant: null }
  if (!is || (sign !== ':' && inner !== '')) return none
  const value = field === 'share' ? readShare(number) : number === '0' ? 0 : readSize(number)
  return value === null ? none : { type: 'number', field, is, value }
}

/** `85%`, `0.85` or `1.2×` as a fraction of the limit; null where it is none of them. */
function readShare(text: string): number | null {
  const match = /^(\d{1,15}(?:\.\d{1,15})?)\s*(%|×|x)?$/i.exec(text.trim())
  return match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : null
}

function verdictNamed(name: string): VerdictWord | null {
  return name === 'over' ? 'refused' : (verdictWords.find(word => word === name) ?? null)
}

function unquoted(text: string): string {
  return text.replaceAll('"', '')
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return list.some(each => each === text)
}

/** A term as it is typed; reading it gives it again. */
export function writeTerm({ condition, not }: Pick<FilterTerm, 'condition' | 'not'>): string {
  return `${not ? '-' : ''}${writeCondition(condition)}`
}

function writeCondition(condition: Condition): string {
  switch (condition.type) {
    case 'word':
      return quoted(condition.word)
    case 'text':
      return `${condition.field}:${condition.values.map(quoted).join(',')}`
    case 'number':
      return `${condition.field}${condition.is}${condition.value}`
    case 'verdict':
      return condition.route === null ? condition.verdict : `${condition.verdict}:${condition.route}`
  }
}

/** In quotes where it would be read as something else. */
function quoted(text: string): string {
  const isPlain = /^[^\s",:<>=!-][^\s",:<>=]*$/.test(text) && verdictNamed(text.toLowerCase()) === null
  return isPlain ? text : `"${text}"`
}
