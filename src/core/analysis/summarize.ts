import type { Bytes } from '../bytes'
import { limitOf } from '../limit'
import type { RouteId } from '../route'
import type { Analysis } from './analysis'

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
  const passes = (route: RouteId): ReadonlySet<string | null> =>
    new Set(analysis.verdicts.filter(row => row.route === route && row.verdict !== 'refused').map(row => row.resource))
  const clientSide = passes('client-side-apply')
  const serverSide = passes('server-side-apply')
  const create = passes('create')
  const ids = analysis.resources.filter(resource => resource.readable).map(resource => resource.id)
  const left = ids.filter(id => !clientSide.has(id))
  const leftByBoth = left.filter(id => !serverSide.has(id))
  const refusedEverywhere = leftByBoth.filter(id => !create.has(id)).length
  return {
    resources: ids.length,
    unreadable: analysis.resources.length - ids.length,
    applied: ids.length - left.length,
    needServerSide: left.length - leftByBoth.length,
    needCreate: leftByBoth.length - refusedEverywhere,
    refusedEverywhere,
    configMap: {
      max: limitOf('configmap.data').max,
      text: analysis.whole.source,
      json: analysis.whole.jsonDocuments,
    },
  }
}
