import type { RouteId } from '../route'
import type { Verdict } from '../verdict'
import type { FixInput, Setup, Stuck, Tally } from './fix-input'
import { createFixSearch } from './fix-search'
import type { RemedyId } from './remedies'
import type { RemedyChoice } from './remedy'
import { type RewriteId, rewrites } from './rewrites'
import type { KeySplitChoice } from './split-by-key'

/**
 * The order of invasiveness: a set of remedies is less invasive than another where the most invasive remedy that only
 * one of them has is in the other. What changes no byte of any document comes first, then what changes their form, then
 * rewrites, then what makes several objects of one, and last what changes the cluster.
 */
export const leastInvasiveFirst: readonly RemedyId[] = [
  'other-route',
  'compress',
  'split',
  'json-documents',
  ...rewrites.map(({ id }) => id),
  'split-by-key',
  'raise-limit',
]

/** The least invasive set of remedies that makes everything go in on a route, with what it promises. Plain data. */
export interface SmallestFix {
  readonly route: RouteId
  /**
   * `none-needed`: all goes in as it is. `fix`: all goes in with the remedies. `partly`: all but what is `stuck`.
   * `nothing`: no remedy brings in anything more.
   */
  readonly outcome: 'none-needed' | 'fix' | 'partly' | 'nothing'
  /** The route that is then taken. */
  readonly to: RouteId
  /** Least invasive first. */
  readonly remedies: readonly RemedyId[]
  readonly form: 'text' | 'json'
  /** Carried in several objects instead of one. */
  readonly split: boolean
  /** Rewrites, each for the resources that need it and no others. */
  readonly choices: readonly RemedyChoice[]
  /** ConfigMaps and Secrets that are split by key, those that need it and no others. */
  readonly keySplits: readonly KeySplitChoice[]
  /** The resources whose verdict changes. */
  readonly changed: readonly { readonly resource: string; readonly before: Verdict; readonly after: Verdict }[]
  readonly before: Tally
  readonly after: Tally
  /** What no set of remedies brings in, and how it fares with all of them; `resource` null: the whole. */
  readonly stuck: readonly { readonly resource: string | null; readonly verdict: Verdict }[]
}

/**
 * Finds it by taking remedies away, the most invasive first, as long as everything still goes in: a rewrite only
 * removes, so more of them never make a refusal. Measures only what is refused, and what is carried together with it.
 */
export function smallestFix(input: FixInput): SmallestFix {
  const search = createFixSearch(input)
  const { readable } = search
  const nothing: Setup = { route: input.route, split: false, form: 'text', rewrites: [], keys: false, raise: false }
  const before = search.tally(nothing)
  const all = leastInvasiveFirst
  let out: Stuck = { stuck: new Set(), wholeStuck: false }
  const enough = (allowed: readonly RemedyId[]): Setup | undefined =>
    search.setups(allowed).find(setup => search.passes(setup, out))
  if (!enough([]) && !enough(all)) out = search.fewestStuck(search.setups(all))
  const { stuck, wholeStuck } = out
  // The shortest beginning of the order that is enough holds the fix, and what is cheap to try stands first.
  const beginnings = [...all.keys(), all.length].map(length => all.slice(0, length))
  let kept: readonly RemedyId[] = wholeStuck || stuck.size === readable.length ? [] : (beginnings.find(enough) ?? [])
  for (const remedy of [...kept].reverse()) {
    const fewer = kept.filter(id => id !== remedy)
    if (enough(fewer)) kept = fewer
  }
  const setup = enough(kept) ?? nothing
  const after = search.tally(setup)
  const isStuck = stuck.size > 0 || wholeStuck
  const outcome = isStuck ? (kept.length === 0 ? 'nothing' : 'partly') : kept.length === 0 ? 'none-needed' : 'fix'
  const idOf = (index: number): string => input.resources[index]?.id ?? ''
  return {
    route: input.route.id,
    outcome,
    to: setup.route.id,
    remedies: kept,
    form: setup.form,
    split: setup.split,
    choices: choicesOf(readable.map(index => [idOf(index), search.rewritesFor(index, setup)])),
    keySplits: search.keySplitsIn(setup),
    changed: readable.flatMap(index => {
      const change = { resource: idOf(index), before: search.fares(index, nothing), after: search.fares(index, setup) }
      return change.before.verdict === 'refused' && change.after.verdict !== 'refused' ? [change] : []
    }),
    before,
    after,
    stuck: [
      ...[...stuck].map(index => ({ resource: idOf(index), verdict: search.fares(index, setup) })),
      ...(wholeStuck ? search.wholeAtBest(search.setups(all)).map(verdict => ({ resource: null, verdict })) : []),
    ],
  }
}

function choicesOf(needed: readonly (readonly [id: string, chosen: readonly RewriteId[]])[]): RemedyChoice[] {
  return rewrites.flatMap(({ id: remedy }) => {
    const resources = needed.filter(([, chosen]) => chosen.includes(remedy)).map(([id]) => id)
    return resources.length === 0 ? [] : [{ remedy, resources }]
  })
}
