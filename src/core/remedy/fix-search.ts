import { bytes } from '../bytes'
import { type RouteId, routeOf, type SizedResource } from '../route'
import type { Verdict } from '../verdict'
import { packedRoute } from './compress'
import type { FixInput, Setup, Stuck, Tally } from './fix-input'
import { asJsonDocument } from './json-documents'
import { otherRoutes } from './other-route'
import { raiseLimit } from './raise-limit'
import type { RemedyId } from './remedies'
import { type RewriteId, rewrites } from './rewrites'
import type { KeySplitChoice } from './split-by-key'
import type { PassingKeySplit } from './split-keys-on'

/** What stands around a document in a bundle of its own at most: heading, separator and final newline. */
const aroundAlone = 48

/**
 * So often is the whole built to find how many resources must change: exact for 32 of them, to a thirty-second beyond.
 */
const mostTries = 5

type Chosen = ReadonlyMap<number, readonly RewriteId[]>

/** Tries setups on an input, and remembers what they gave. */
export function createFixSearch(input: FixInput) {
  const { route: asked, resources, judge, judgeWhole, measureWhole, measureAgain, splitKeys } = input
  const sizedBefore = new Map<string, SizedResource>()
  const chosenBy = new Map<string, Chosen>()
  const neededFor = new Map<string, Chosen>()
  const wholes = new Map<string, Verdict | null>()
  const splits = new Map<string, PassingKeySplit | null>()
  const readable = [...resources.keys()].filter(index => resources[index]?.readable)

  function sizedIn(index: number, form: Setup['form'], chosen: readonly RewriteId[]): SizedResource {
    if (chosen.length > 0) {
      const key = `${index} ${chosen.join(' ')}`
      const sized = sizedBefore.get(key) ?? measureAgain(index, chosen)
      sizedBefore.set(key, sized)
      return sized
    }
    const { sized } = resources[index] as (typeof resources)[number]
    return form === 'json' ? asJsonDocument(sized) : sized
  }

  function judgeIn({ route, raise, split }: Setup, index: number, sized: SizedResource): Verdict {
    const verdict = judge(index, sized, route)
    if (verdict.verdict !== 'refused') {
      const { sizes } = sized
      const alone = { ...sized, sizes: { ...sizes, source: bytes(sizes.source + aroundAlone) } }
      return split ? refusedOr(judge(index, alone, route), verdict) : verdict
    }
    if (!raise) return verdict
    // The remedy looks at nothing but the verdict.
    const trial = raiseLimit.attempt({ route, sized, verdict } as Parameters<typeof raiseLimit.attempt>[0])
    return trial.applies ? trial.verdict : verdict
  }

  /**
   * How a resource that is refused whatever is rewritten in it is split by key in a setup; null where it need not or
   * cannot be.
   */
  function splitIn(setup: Setup, index: number): PassingKeySplit | null {
    if (!setup.keys) return null
    const key = `${index} ${setup.route.id} ${setup.split} ${setup.raise} ${setup.rewrites.join(' ')}`
    const known = splits.get(key)
    if (known !== undefined) return known
    const verdict = judgeIn(setup, index, sizedIn(index, setup.form, neededIn(setup).get(index) ?? []))
    const found = verdict.verdict === 'refused' ? splitKeys(index, verdict, part => judgeIn(setup, index, part)) : null
    splits.set(key, found)
    return found
  }

  /**
   * The rewrites of a setup that a resource needs to pass; none where all of them are not enough, or where it needs
   * none.
   */
  function neededBy(index: number, setup: Setup): readonly RewriteId[] {
    const passesWith = (chosen: readonly RewriteId[]): boolean =>
      judgeIn(setup, index, sizedIn(index, setup.form, chosen)).verdict !== 'refused'
    if (setup.rewrites.length === 0 || passesWith([]) || !passesWith(setup.rewrites)) return []
    return fewest(setup.rewrites, passesWith)
  }

  /**
   * The rewrites of every resource that has any: those it needs itself, and where the whole is too large then, those of
   * the largest gain until it is not.
   */
  function chosenIn(setup: Setup): Chosen {
    const key = keyOf(setup)
    const known = chosenBy.get(key)
    if (known) return known
    const needed = neededIn(setup)
    const chosen = setup.rewrites.length > 0 && isWholeRefused(setup, needed) ? forTheWhole(setup, needed) : needed
    chosenBy.set(key, chosen)
    return chosen
  }

  /** What the resources need for themselves, whatever becomes of the whole. */
  function neededIn(setup: Setup): Chosen {
    const key = keyOf(setup)
    const known = neededFor.get(key)
    if (known) return known
    const needed = new Map(
      readable.map(index => [index, neededBy(index, setup)] as const).filter(([, chosen]) => chosen.length > 0),
    )
    neededFor.set(key, needed)
    return needed
  }

  /** Whether the rewrites of a setup bring the whole in, in however many resources. */
  function passesWhole(setup: Setup): boolean {
    const needed = neededIn(setup)
    if (!isWholeRefused(setup, needed)) return true
    return setup.rewrites.length > 0 && !isWholeRefused(setup, new Map([...needed, ...allChosen(setup)]))
  }

  /** Every resource with all that a setup removes from it. */
  function allChosen({ rewrites: all }: Setup): Chosen {
    return new Map(readable.filter(index => jsonOf(index, all) < jsonOf(index, [])).map(index => [index, all]))
  }

  function forTheWhole(setup: Setup, needed: Chosen): Chosen {
    const gains = readable
      .map(index => ({ index, gain: jsonOf(index, []) - jsonOf(index, setup.rewrites) }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain - a.gain)
    const withFirst = (count: number): Chosen =>
      new Map([...needed, ...gains.slice(0, count).map(({ index }) => [index, setup.rewrites] as const)])
    if (isWholeRefused(setup, withFirst(gains.length))) return needed
    let [low, high] = [0, gains.length]
    for (let tries = 0; low + 1 < high && tries < mostTries; tries++) {
      const middle = (low + high) >> 1
      if (isWholeRefused(setup, withFirst(middle))) low = middle
      else high = middle
    }
    // A rewrite that removes nothing from a resource is not named for it.
    const effective = ([index, chosen]: readonly [number, readonly RewriteId[]]) =>
      [index, fewest(chosen, fewer => jsonOf(index, fewer) === jsonOf(index, chosen))] as const
    return new Map([...needed, ...[...withFirst(high)].filter(([index]) => !needed.has(index)).map(effective)])
  }

  function jsonOf(index: number, chosen: readonly RewriteId[]): number {
    return sizedIn(index, 'json', chosen).sizes.json ?? 0
  }

  function wholeWith(setup: Setup, chosen: Chosen): Verdict | null {
    const { route, form, split } = setup
    if (split || route.carriers.length === 0) return null
    const parts = readable.flatMap(
      index => splitIn(setup, index)?.parts ?? [sizedIn(index, form, chosen.get(index) ?? [])],
    )
    const key = `${route.id} ${form} ${parts.map(({ sizes }) => sizes.json).join(' ')}`
    const known = wholes.get(key)
    if (known !== undefined) return known
    const verdict = judgeWhole(measureWhole(route, form, parts, chosen, keySplitsIn(setup)), route)
    wholes.set(key, verdict)
    return verdict
  }

  function keySplitsIn(setup: Setup): KeySplitChoice[] {
    return readable.flatMap(index => splitIn(setup, index)?.choice ?? [])
  }

  function isWholeRefused(setup: Setup, chosen: Chosen): boolean {
    return wholeWith(setup, chosen)?.verdict === 'refused'
  }

  function rewritesFor(index: number, setup: Setup): readonly RewriteId[] {
    return chosenIn(setup).get(index) ?? []
  }

  /** With no more rewrites than it needs itself; more never make a refusal. */
  function faresAlone(index: number, setup: Setup): Verdict {
    const split = splitIn(setup, index)
    return split?.verdict ?? judgeIn(setup, index, sizedIn(index, setup.form, neededIn(setup).get(index) ?? []))
  }

  function fares(index: number, setup: Setup): Verdict {
    return (
      splitIn(setup, index)?.verdict ?? judgeIn(setup, index, sizedIn(index, setup.form, rewritesFor(index, setup)))
    )
  }

  function wholeOf(setup: Setup): Verdict | null {
    return wholeWith(setup, chosenIn(setup))
  }

  function stuckIn(setup: Setup): Stuck {
    const stuck = new Set(readable.filter(index => faresAlone(index, setup).verdict === 'refused'))
    return { stuck, wholeStuck: !passesWhole(setup) }
  }

  return {
    readable,
    fares,
    rewritesFor,
    keySplitsIn,
    /**
     * The setups that these remedies allow, in which all that is allowed is used but for the route, which is tried in
     * order.
     */
    setups(allowed: readonly RemedyId[]): Setup[] {
      const packed = allowed.includes('compress') ? packedRoute(asked.id) : null
      const others = allowed.includes('other-route') ? otherRoutes(asked.id) : []
      return [asked.id, ...others, ...(packed === null ? [] : [packed])].map((id: RouteId) => {
        const route = routeOf(id)
        const isCarried = route.carriers.length > 0
        const form = allowed.includes('json-documents') && isCarried ? 'json' : 'text'
        // A rewritten document is written as JSON, so where the text counts that comes with it.
        const chosen = form === 'json' || !isCarried ? rewrites.map(rewrite => rewrite.id) : []
        return {
          route,
          form,
          split: allowed.includes('split') && route.inSeveral === true,
          rewrites: chosen.filter(rewrite => allowed.includes(rewrite)),
          // The parts are new documents, written as JSON too.
          keys: (form === 'json' || !isCarried) && allowed.includes('split-by-key'),
          raise: allowed.includes('raise-limit'),
        }
      })
    },
    passes(setup: Setup, { stuck, wholeStuck }: Stuck): boolean {
      if (readable.some(index => !stuck.has(index) && faresAlone(index, setup).verdict === 'refused')) return false
      return wholeStuck || passesWhole(setup)
    },
    /** What stays out in the setup in which the least does. */
    fewestStuck(setups: readonly Setup[]): Stuck {
      const all = setups.map(stuckIn)
      return all.reduce((least, each) => (stuckCount(each) < stuckCount(least) ? each : least))
    },
    /** The whole as small as it gets; empty where no setup carries it. */
    wholeAtBest(setups: readonly Setup[]): Verdict[] {
      const all = setups.flatMap(setup => wholeWith(setup, allChosen(setup)) ?? [])
      return all.toSorted((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0)).slice(0, 1)
    },
    tally(setup: Setup): Tally {
      const goIn = readable.filter(index => fares(index, setup).verdict !== 'refused').length
      return { goIn, of: readable.length, whole: wholeOf(setup) }
    },
  }
}

function keyOf({ route, form, split, raise, keys, rewrites: allowed }: Setup): string {
  return `${route.id} ${form} ${split} ${raise} ${keys} ${allowed.join(' ')}`
}

/** Without what may be left out, the most invasive tried first. */
function fewest(all: readonly RewriteId[], isEnough: (fewer: readonly RewriteId[]) => boolean): readonly RewriteId[] {
  let kept = all
  for (const rewrite of [...all].reverse()) {
    const fewer = kept.filter(id => id !== rewrite)
    if (isEnough(fewer)) kept = fewer
  }
  return kept
}

/** Where the whole stays out, so does everything in it. */
function stuckCount({ stuck, wholeStuck }: Stuck): number {
  return wholeStuck ? Number.POSITIVE_INFINITY : stuck.size
}

function refusedOr(strict: Verdict, verdict: Verdict): Verdict {
  return strict.verdict === 'refused' ? strict : verdict
}
