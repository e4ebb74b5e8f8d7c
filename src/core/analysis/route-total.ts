import type { ClusterLimits } from '../limit'
import type { Route } from '../route'
import {
  type Course,
  courseOf,
  isWholeEstimated,
  type Outcome,
  shareOfOutcome,
  type Verdict,
  type VerdictWord,
  verdictOf,
  verdictWords,
} from '../verdict'
import type { ResourceReport, RouteReport } from './analysis'
import { sizedResource } from './sized-resource'

/**
 * How an input fares on one route, added up resource by resource: nothing of them is kept but the one that decides, of
 * which alone the verdict is told.
 */
export class RouteTotal {
  readonly route: Route
  readonly #course: Course
  #of = 0
  #goIn = 0
  #tight = 0
  #later = 0
  #worst: { readonly outcome: Outcome; readonly resource: ResourceReport; readonly index: number } | null = null

  constructor(route: Route, cluster: ClusterLimits) {
    this.route = route
    this.#course = courseOf(route, cluster)
  }

  /** `index`: its place in the input. One that cannot be read has no verdict that counts. */
  add(resource: ResourceReport, outcome: Outcome, index: number): void {
    if (!resource.readable) return
    const { word, later } = outcome
    this.#of++
    if (word !== 'refused') this.#goIn++
    if (word === 'tight') this.#tight++
    if (later?.outcome === 'refused') this.#later++
    if (this.#worst === null || isWorse(outcome, this.#worst.outcome)) this.#worst = { outcome, resource, index }
  }

  /**
   * `asWhole`: the verdict on the whole input, where the route carries it. What stops the whole is met first, however
   * far over its limit a single resource is: there only the word counts. `unrendered`: resources are missing.
   */
  report(asWhole: Verdict | null, unrendered = false): RouteReport {
    const worst = this.#decisive()
    const decider = worst && (!asWhole || rank(worst.verdict.verdict) > rank(asWhole.verdict)) ? worst : null
    const meets = decider?.verdict ?? asWhole
    return {
      route: this.route.id,
      // Nothing to judge: nothing is refused.
      verdict: meets?.verdict ?? (this.#of === 0 ? 'fits' : 'unknown'),
      goIn: this.#goIn,
      of: this.#of,
      tight: this.#tight,
      unknown: 0,
      ...(this.#later > 0 ? { later: this.#later } : {}),
      whole: asWhole,
      meets,
      decisive: decider?.index ?? null,
      about: decider?.about ?? null,
      heaviest: worst?.index ?? null,
      estimated: decider ? decider.estimated : meets !== null && isWholeEstimated(this.route, meets),
      ...(unrendered ? { unrendered } : {}),
    }
  }

  #decisive() {
    if (this.#worst === null) return null
    const { outcome, resource, index } = this.#worst
    const verdict = verdictOf(outcome, sizedResource(resource), this.#course, resource.source)
    const { kind, name } = resource
    return { verdict, index, about: { kind, name }, estimated: isEstimate(verdict, resource) }
  }
}

/** Whether the bytes of a verdict on a resource are an estimate: those asked of etcd can be. */
export function isEstimate({ limit }: Verdict, { known }: ResourceReport): boolean {
  return (limit === 'etcd.request' || limit === 'etcd.client.send') && known.etcdValue === 'estimate'
}

function isWorse(outcome: Outcome, than: Outcome): boolean {
  const words = rank(outcome.word) - rank(than.word)
  return words > 0 || (words === 0 && shareOfOutcome(outcome) > shareOfOutcome(than))
}

function rank(word: VerdictWord): number {
  return verdictWords.indexOf(word)
}
