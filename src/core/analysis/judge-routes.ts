import type { LimitSettings } from '../limit'
import { type Route, routes, type Weighed } from '../route'
import { isWholeEstimated, judgeResource, judgeWhole, type Verdict, type VerdictWord } from '../verdict'
import type { Analysis, ResourceReport, RouteReport, VerdictReport } from './analysis'

/** What judging needs of an analysis: sizes, and nothing that has to be weighed again. */
export type Judged = Pick<Analysis, 'resources' | 'whole'>

/** Every route in total, under the limits of a cluster; `whole: false` leaves out what carries the whole input. */
export function judgeRoutes(analysis: Judged, settings: LimitSettings, { whole = true } = {}): RouteReport[] {
  return routes.map(route => judgeRoute(analysis, route, settings, whole))
}

/** The verdict on every resource of the analysis, in its order. */
export function verdictsOn({ resources }: Judged, route: Route, settings: LimitSettings): Verdict[] {
  return resources.map(resource => judgeResource(weighed(resource), route, resource.source, settings))
}

/** A row for every resource on every route, and one for the whole input on routes that carry it, one at a time: there are many. */
export function* verdictRows(analysis: Judged, settings: LimitSettings): Iterable<VerdictReport> {
  const { resources, whole } = analysis
  for (const route of routes) {
    const verdict = resources.length > 0 ? judgeWhole(whole, route, settings) : null
    if (verdict) yield { resource: null, ...verdict }
    for (const resource of resources) {
      yield { resource: resource.id, ...judgeResource(weighed(resource), route, resource.source, settings) }
    }
  }
}

export function weighed({ kind, name, bytes }: ResourceReport): Weighed {
  return { kind, name, sizes: bytes }
}

/** Whether the bytes of a verdict on a resource are an estimate: those asked of etcd can be. */
export function isEstimate({ limit }: Verdict, { known }: ResourceReport): boolean {
  return (limit === 'etcd.request' || limit === 'etcd.client.send') && known.etcdValue === 'estimate'
}

/** Bytes as a share of the limit; 0 where nothing is sent, so that there is nothing to hold against a limit. */
export function shareOf({ bytes, max }: Pick<Verdict, 'bytes' | 'max'>): number {
  return bytes === null || max === null ? 0 : bytes / max
}

/** One route in total. */
export function judgeRoute(
  { resources, whole }: Judged,
  route: Route,
  settings: LimitSettings,
  withWhole = true,
): RouteReport {
  const asWhole = withWhole && resources.length > 0 ? judgeWhole(whole, route, settings) : null
  let meets = asWhole
  let decisive: number | null = null
  let worst: VerdictWord = asWhole?.verdict ?? 'fits'
  let [goIn, of, tight] = [0, 0, 0]
  for (const [index, resource] of resources.entries()) {
    if (!resource.readable) continue
    const verdict = judgeResource(weighed(resource), route, resource.source, settings)
    of++
    if (verdict.verdict !== 'refused') goIn++
    if (verdict.verdict === 'tight') tight++
    worst = rank(verdict.verdict) > rank(worst) ? verdict.verdict : worst
    if (meets && !isWorse(verdict, meets, decisive === null)) continue
    meets = verdict
    decisive = index
  }
  const decider = decisive === null ? undefined : resources[decisive]
  const estimated = meets !== null && (decider ? isEstimate(meets, decider) : isWholeEstimated(route, meets))
  return { route: route.id, verdict: worst, goIn, of, tight, whole: asWhole, meets, decisive, estimated }
}

/** What stops the whole input is met first, however far over its limit a single resource is: there only the word counts. */
function isWorse(verdict: Verdict, than: Verdict, thanWhole: boolean): boolean {
  const words = rank(verdict.verdict) - rank(than.verdict)
  return words > 0 || (words === 0 && !thanWhole && shareOf(verdict) > shareOf(than))
}

const order: readonly VerdictWord[] = ['fits', 'tight', 'refused']

function rank(word: VerdictWord): number {
  return order.indexOf(word)
}
