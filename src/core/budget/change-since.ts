import { type Analysis, verdictOn } from '../analysis'
import type { ClusterLimits } from '../limit'
import type { ReportChange } from '../report'
import { type RouteId, routeOf } from '../route'
import type { Baseline } from './baseline'

const largestNamed = 2

/**
 * How an analysis differs from a baseline, for the report card; null where they share no resource, as of different
 * things nothing is to be said. A resource of as many bytes counts as the same one: a baseline holds no content.
 */
export function changeSince(
  { resources: earlier, whole }: Baseline,
  { resources, whole: now }: Analysis,
  id: RouteId,
  cluster: ClusterLimits,
): ReportChange | null {
  const then = new Map(earlier.map(each => [each.id, each]))
  const rows = resources
    .filter(({ readable }) => readable)
    .map(resource => {
      const before = then.get(resource.id)
      then.delete(resource.id)
      const isRefused = verdictOn(resource, routeOf(id), cluster).verdict === 'refused'
      const wasRefused = before?.refused.includes(id) ?? false
      const { kind, name, bytes } = resource
      return {
        ...{ kind, name, bytes: (bytes.json ?? 0) - (before?.bytes.json ?? 0) },
        ...{
          isShared: before !== undefined,
          newlyRefused: isRefused && !wasRefused,
          newlyTaken: wasRefused && !isRefused,
        },
      }
    })
  if (!rows.some(({ isShared }) => isShared)) return null
  const gone = [...then.values()].map(({ kind, name, bytes }) => ({ kind, name, bytes: -(bytes.json ?? 0) }))
  const changed = [...rows.filter(({ isShared, bytes }) => !isShared || bytes !== 0), ...gone]
  return {
    source: now.source - whole.source,
    json: changed.reduce((sum, { bytes }) => sum + bytes, 0),
    largest: changed
      .toSorted((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes))
      .slice(0, largestNamed)
      .map(({ kind, name, bytes }) => ({ kind, name, bytes })),
    changed: changed.length,
    newlyRefused: rows.filter(({ newlyRefused }) => newlyRefused).length,
    newlyTaken: rows.filter(({ newlyTaken }) => newlyTaken).length,
  }
}
