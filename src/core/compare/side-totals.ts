import type { Analysis } from '../analysis'
import { bytes } from '../bytes'
import { type RouteId, routes } from '../route'
import type { SideTotals } from './comparison'

/** Sums of one analysis; `judged` names the routes that refuse each of its resources, in their order. */
export function totalsOf(
  { resources, whole }: Analysis,
  judged: readonly { readonly refused: readonly RouteId[] }[],
): SideTotals {
  const readable = resources.filter(resource => resource.readable)
  const refused = Object.fromEntries(
    routes.map(({ id }) => [id, judged.filter(({ refused }) => refused.includes(id)).length]),
  ) as Record<RouteId, number>
  return {
    resources: readable.length,
    unreadable: resources.length - readable.length,
    source: whole.source,
    json: bytes(readable.reduce((sum, { bytes: { json } }) => sum + (json ?? 0), 0)),
    etcd: bytes(readable.reduce((sum, { bytes: { etcdValue } }) => sum + (etcdValue.serverSideApply ?? 0), 0)),
    gzip: whole.gzip,
    refused,
  }
}
