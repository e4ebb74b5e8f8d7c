import type { Route } from '../route'
import { isWholeEstimated, shareOf, type Verdict, verdictWords } from '../verdict'
import type { ResourceReport, RouteReport } from './analysis'

/**
 * How an input fares on one route, added up resource by resource: nothing of them is kept but the verdict that decides.
 */
export class RouteTotal {
  readonly #route: Route
  #of = 0
  #goIn = 0
  #tight = 0
  #unknown = 0
  #later = 0
  #worst: {
    readonly verdict: Verdict
    readonly index: number
    readonly estimated: boolean
    readonly about: RouteReport['about']
  } | null = null

  constructor(route: Route) {
    this.#route = route
  }

  /** `index`: its place in the input. One that cannot be read has no verdict that counts. */
  add(resource: ResourceReport, verdict: Verdict, index: number): void {
    if (!resource.readable) return
    this.#of++
    if (verdict.verdict === 'fits' || verdict.verdict === 'tight') this.#goIn++
    if (verdict.verdict === 'tight') this.#tight++
    if (verdict.verdict === 'unknown') this.#unknown++
    if (verdict.later?.outcome === 'refused') this.#later++
    if (this.#worst && !isWorse(verdict, this.#worst.verdict)) return
    const { kind, name } = resource
    this.#worst = { verdict, index, about: { kind, name }, estimated: isEstimate(verdict, resource) }
  }

  /**
   * `asWhole`: the verdict on the whole input, where the route carries it. What stops the whole is met first, however
   * far over its limit a single resource is: there only the word counts. `unrendered`: resources are missing.
   */
  report(asWhole: Verdict | null, unrendered = false): RouteReport {
    const worst = this.#worst
    const decider = worst && (!asWhole || rank(worst.verdict) > rank(asWhole)) ? worst : null
    const meets = decider?.verdict ?? asWhole
    return {
      route: this.#route.id,
      // Nothing to judge: nothing is refused.
      verdict: meets?.verdict ?? (this.#of === 0 ? 'fits' : 'unknown'),
      goIn: this.#goIn,
      of: this.#of,
      tight: this.#tight,
      unknown: this.#unknown,
      ...(this.#later > 0 ? { later: this.#later } : {}),
      whole: asWhole,
      meets,
      decisive: decider?.index ?? null,
      about: decider?.about ?? null,
      heaviest: worst?.index ?? null,
      estimated: decider ? decider.estimated : meets !== null && isWholeEstimated(this.#route, meets),
      ...(unrendered ? { unrendered } : {}),
    }
  }
}

/** Whether the bytes of a verdict on a resource are an estimate: those asked of etcd can be. */
export function isEstimate({ limit }: Verdict, { known }: ResourceReport): boolean {
  return (limit === 'etcd.request' || limit === 'etcd.client.send') && known.etcdValue === 'estimate'
}

function isWorse(verdict: Verdict, than: Verdict): boolean {
  const words = rank(verdict) - rank(than)
  return words > 0 || (words === 0 && shareOf(verdict) > shareOf(than))
}

function rank({ verdict }: Verdict): number {
  return verdictWords.indexOf(verdict)
}
