import { type Bytes, bytes } from '../bytes'
import { type Route, type RouteId, routes, type Weighed } from '../route'
import type { Verdict } from '../verdict'
import { asJsonDocument } from './json-documents'
import { otherRoutes } from './other-route'
import { raiseLimit } from './raise-limit'
import type { RemedyChoice, RemedyId, RewriteId } from './remedy'
import { rewrites } from './rewrites'

/**
 * The order of invasiveness: a set of remedies is less invasive than another where the most invasive remedy that only one of them has is in the other. What
 * changes no byte of any document comes first, then what changes their form, then rewrites, and last what changes the cluster.
 */
export const leastInvasiveFirst: readonly RemedyId[] = [
  'other-route',
  'split',
  'json-documents',
  ...rewrites.map(({ id }) => id),
  'raise-limit',
]

/** What the fix of an input asks of those who weigh and judge. Resources are named by their index. */
export interface FixInput {
  readonly route: Route
  readonly resources: readonly { readonly id: string; readonly readable: boolean; readonly weighed: Weighed }[]
  /** The whole input as its text stands. */
  readonly text: Bytes
  readonly judge: (resource: number, weighed: Weighed, route: Route) => Verdict
  /** Null on routes that carry each resource by itself. */
  readonly judgeWhole: (whole: Bytes, route: Route) => Verdict | null
  /** A resource with these rewrites, as a JSON document. */
  readonly reweigh: (resource: number, chosen: readonly RewriteId[]) => Weighed
}

/** How many resources go in, and the whole where the route carries it in one object. */
export interface Tally {
  readonly goIn: number
  readonly of: number
  readonly whole: Verdict | null
}

/** The least invasive set of remedies that makes everything go in on a route, with what it promises. Plain data. */
export interface SmallestFix {
  readonly route: RouteId
  /**
   * `none-needed`: all goes in as it is. `fix`: all goes in with the remedies. `partly`: all but what is `stuck`. `nothing`: no remedy brings in anything
   * more. `unknown`: the whole travels in a form that is built for the route, and what remedies do to that is not weighed.
   */
  readonly outcome: 'none-needed' | 'fix' | 'partly' | 'nothing' | 'unknown'
  /** The way in that is then taken. */
  readonly to: RouteId
  /** Least invasive first. */
  readonly remedies: readonly RemedyId[]
  readonly form: 'text' | 'json'
  /** Carried in several objects instead of one. */
  readonly split: boolean
  /** Rewrites, each for the resources that need it and no others. */
  readonly choices: readonly RemedyChoice[]
  /** The resources whose verdict changes. */
  readonly changed: readonly { readonly resource: string; readonly before: Verdict; readonly after: Verdict }[]
  readonly before: Tally
  readonly after: Tally
  /** What no set of remedies brings in, and how it fares with all of them; `resource` null: the whole. */
  readonly stuck: readonly { readonly resource: string | null; readonly verdict: Verdict }[]
}

/** A choice of everything but the rewrites of single resources. */
interface Setup {
  readonly route: Route
  readonly split: boolean
  readonly form: 'text' | 'json'
  readonly rewrites: readonly RewriteId[]
  readonly raise: boolean
}

/** What no remedy brings in, so that it is asked of none. */
interface Stuck {
  readonly stuck: ReadonlySet<number>
  readonly wholeStuck: boolean
}

/**
 * Finds it by taking remedies away, the most invasive first, as long as everything still goes in: a rewrite only removes, so more of them never make a
 * refusal. Weighs only what is refused.
 */
export function smallestFix(input: FixInput): SmallestFix {
  const bench = createBench(input)
  const nothing: Setup = { route: input.route, split: false, form: 'text', rewrites: [], raise: false }
  const before = bench.tally(nothing)
  const all = leastInvasiveFirst
  let out: Stuck = { stuck: new Set(), wholeStuck: false }
  const enough = (allowed: readonly RemedyId[]): Setup | undefined =>
    bench.setups(allowed).find(setup => bench.passes(setup, out))
  // The shortest beginning of the order that is enough holds the fix, and what is cheap to try stands first.
  const beginnings = [...all.keys(), all.length].map(length => all.slice(0, length))
  const start = beginnings.find(enough)
  if (!start) out = bench.fewestStuck(bench.setups(all))
  let kept: readonly RemedyId[] = start ?? beginnings.find(enough) ?? []
  const { stuck, wholeStuck } = out
  const readable = [...input.resources.keys()].filter(index => input.resources[index]?.readable)
  const isUnknown = input.route.carriers.length > 0 && !judgesAlone(input.route)
  if (stuck.size === readable.length || isUnknown) kept = []
  for (const remedy of [...kept].reverse()) {
    const fewer = kept.filter(id => id !== remedy)
    if (enough(fewer)) kept = fewer
  }
  const setup = enough(kept) ?? nothing
  const after = bench.tally(setup)
  const isStuck = stuck.size > 0 || wholeStuck
  const outcome = isUnknown
    ? 'unknown'
    : !isStuck
      ? kept.length === 0
        ? 'none-needed'
        : 'fix'
      : kept.length === 0
        ? 'nothing'
        : 'partly'
  const idOf = (index: number): string => input.resources[index]?.id ?? ''
  return {
    route: input.route.id,
    outcome,
    to: setup.route.id,
    remedies: kept,
    form: setup.form,
    split: setup.split,
    choices: choicesOf(readable.map(index => [idOf(index), bench.rewritesFor(index, setup)])),
    changed: readable.flatMap(index => {
      const change = { resource: idOf(index), before: bench.fares(index, nothing), after: bench.fares(index, setup) }
      return change.before.verdict === 'refused' && change.after.verdict !== 'refused' ? [change] : []
    }),
    before,
    after,
    stuck: [
      ...[...stuck].map(index => ({ resource: idOf(index), verdict: bench.fares(index, setup) })),
      ...(wholeStuck && after.whole ? [{ resource: null, verdict: after.whole }] : []),
    ],
  }
}

function choicesOf(needed: readonly (readonly [id: string, chosen: readonly RewriteId[]])[]): RemedyChoice[] {
  return rewrites.flatMap(({ id: remedy }) => {
    const resources = needed.filter(([, chosen]) => chosen.includes(remedy)).map(([id]) => id)
    return resources.length === 0 ? [] : [{ remedy, resources }]
  })
}

/** Whether a resource is held against the carrier's limit by itself, so that it is known whether several carriers help. */
function judgesAlone({ carriers, steps }: Route): boolean {
  return carriers.length > 0 && carriers.every(({ limit }) => steps.some(step => step.limit === limit))
}

/** What stands around a document in a bundle of its own at most: heading, separator and final newline. */
const aroundAlone = 48

function createBench({ route: asked, resources, text, judge, judgeWhole, reweigh }: FixInput) {
  const weights = new Map<string, Weighed>()
  const rewritten = (index: number, chosen: readonly RewriteId[]): Weighed => {
    const key = `${index} ${chosen.join(' ')}`
    const weighed = weights.get(key) ?? reweigh(index, chosen)
    weights.set(key, weighed)
    return weighed
  }
  const neededFor = new Map<string, readonly RewriteId[]>()

  function weighedIn(index: number, form: Setup['form'], chosen: readonly RewriteId[]): Weighed {
    if (chosen.length > 0) return rewritten(index, chosen)
    const { weighed } = resources[index] as (typeof resources)[number]
    return form === 'json' ? asJsonDocument(weighed) : weighed
  }

  function fares(index: number, setup: Setup): Verdict {
    return judgeIn(setup, index, weighedIn(index, setup.form, rewritesFor(index, setup)))
  }

  function judgeIn({ route, raise, split }: Setup, index: number, weighed: Weighed): Verdict {
    const verdict = judge(index, weighed, route)
    if (verdict.verdict !== 'refused') {
      const { sizes } = weighed
      const alone = { ...weighed, sizes: { ...sizes, source: bytes(sizes.source + aroundAlone) } }
      return split ? refusedOr(judge(index, alone, route), verdict) : verdict
    }
    if (!raise) return verdict
    // The remedy looks at nothing but the verdict.
    const trial = raiseLimit.attempt({ route, weighed, verdict } as Parameters<typeof raiseLimit.attempt>[0])
    return trial.applies ? trial.verdict : verdict
  }

  /** The rewrites of a setup that a resource needs to pass; all of them where they are not enough, none where it needs none. */
  function rewritesFor(index: number, setup: Setup): readonly RewriteId[] {
    const { route, form, split, raise } = setup
    const key = `${index} ${route.id} ${form} ${split} ${raise} ${setup.rewrites.join(' ')}`
    const known = neededFor.get(key)
    if (known) return known
    const passesWith = (chosen: readonly RewriteId[]): boolean =>
      judgeIn(setup, index, weighedIn(index, form, chosen)).verdict !== 'refused'
    let needed: readonly RewriteId[] = []
    if (!passesWith([])) {
      needed = setup.rewrites
      if (needed.length > 0 && passesWith(needed)) {
        for (const rewrite of [...needed].reverse()) {
          const fewer = needed.filter(id => id !== rewrite)
          if (passesWith(fewer)) needed = fewer
        }
      } else needed = []
    }
    neededFor.set(key, needed)
    return needed
  }

  function wholeOf(setup: Setup): Verdict | null {
    if (setup.split) return null
    if (setup.form === 'text') return judgeWhole(text, setup.route)
    return judgeWhole(
      bundleBytes(
        readable().map(index => weighedIn(index, 'json', rewritesFor(index, setup)).sizes.jsonDocument ?? bytes(0)),
      ),
      setup.route,
    )
  }

  function readable(): number[] {
    return [...resources.keys()].filter(index => resources[index]?.readable)
  }

  function stuckIn(setup: Setup): Stuck {
    const stuck = new Set(readable().filter(index => fares(index, setup).verdict === 'refused'))
    return { stuck, wholeStuck: wholeOf(setup)?.verdict === 'refused' }
  }

  return {
    fares,
    rewritesFor,
    /** The setups that these remedies allow, in which all that is allowed is used but for the route, which is tried in order. */
    setups(allowed: readonly RemedyId[]): Setup[] {
      const ids = [asked.id, ...(allowed.includes('other-route') ? otherRoutes(asked.id) : [])]
      return ids.flatMap(id => {
        const route = routes.find(candidate => candidate.id === id)
        if (!route) return []
        const form = allowed.includes('json-documents') && carriesText(route) ? 'json' : 'text'
        // A rewritten document is written as JSON, so where the text counts that comes with it.
        const chosen = form === 'json' || !carriesText(route) ? rewrites.map(({ id }) => id) : []
        return [
          {
            route,
            form,
            split: allowed.includes('split') && judgesAlone(route),
            rewrites: chosen.filter(id => allowed.includes(id)),
            raise: allowed.includes('raise-limit'),
          },
        ]
      })
    },
    passes(setup: Setup, { stuck, wholeStuck }: Stuck): boolean {
      if (readable().some(index => !stuck.has(index) && fares(index, setup).verdict === 'refused')) return false
      return wholeStuck || wholeOf(setup)?.verdict !== 'refused'
    },
    /** What stays out in the setup in which the least does. */
    fewestStuck(setups: readonly Setup[]) {
      const all = setups.map(stuckIn)
      return all.reduce((least, each) => (each.stuck.size < least.stuck.size ? each : least))
    },
    tally(setup: Setup): Tally {
      const all = readable()
      const goIn = all.filter(index => fares(index, setup).verdict !== 'refused').length
      return { goIn, of: all.length, whole: wholeOf(setup) }
    },
  }

  function carriesText(route: Route): boolean {
    return route.carriers.length > 0
  }
}

/** A bundle of JSON documents: a comment line, then `---`, the document and a newline for each (splitting rules, section 6). */
function bundleBytes(documents: readonly Bytes[]): Bytes {
  return bytes('# 1/1\n'.length + documents.reduce((sum, size) => sum + size + '---\n\n'.length, 0))
}

function refusedOr(strict: Verdict, verdict: Verdict): Verdict {
  return strict.verdict === 'refused' ? strict : verdict
}
