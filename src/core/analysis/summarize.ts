import type { Bytes } from '../bytes'
import type { LimitSettings } from '../limit'
import { type RouteId, routeOf } from '../route'
import type { Analysis } from './analysis'
import { configMapOf, countWay } from './input-total'
import { type Judged, verdictsOn } from './judge-routes'

/** The facts of the verdict sentence. */
export interface Summary {
  /** Resources that could be read. */
  readonly resources: number
  /** Documents that could not. */
  readonly unreadable: number
  /** Go in with `kubectl apply`. */
  readonly applied: number
  /** Refused there, but go in with `kubectl apply --server-side`. */
  readonly needServerSide: number
  /** Refused by both, but go in with `kubectl create` (an object with a generated name). */
  readonly needCreate: number
  /** Go in no way as they are. */
  readonly refusedEverywhere: number
  /** The whole input as the text of one ConfigMap, and written as JSON documents. */
  readonly configMap: { readonly max: Bytes; readonly text: Bytes; readonly json: Bytes }
}

export function summarize(analysis: Analysis): Summary {
  return summarizeUnder(analysis, analysis.settings.limits)
}

/** The same under the limits of another cluster. */
export function summarizeUnder(analysis: Judged, limits: LimitSettings): Summary {
  const { resources, whole } = analysis
  const verdicts = (route: RouteId) => verdictsOn(analysis, routeOf(route), limits)
  const ways = new Map(waysCounted.map(route => [route, verdicts(route)]))
  const counts = { resources: 0, unreadable: 0, applied: 0, needServerSide: 0, needCreate: 0, refusedEverywhere: 0 }
  for (const [index, { readable }] of resources.entries()) {
    countWay(counts, readable, route => ways.get(route)?.[index]?.verdict !== 'refused')
  }
  return { ...counts, configMap: configMapOf(whole, limits) }
}

const waysCounted: readonly RouteId[] = ['client-side-apply', 'server-side-apply', 'create']
