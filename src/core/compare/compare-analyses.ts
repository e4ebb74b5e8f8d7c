import { type Analysis, type ResourceReport, verdictOn } from '../analysis'
import type { ClusterLimits } from '../limit'
import type { NotInPlace } from '../resource'
import { type RouteId, routes } from '../route'
import type { LaterVerdict } from '../verdict'
import { compareKinds } from './compare-kinds'
import type { Change, ComparedLater, ComparedResource, Comparison } from './comparison'
import { totalsOf } from './side-totals'

/**
 * Whether the resource at an index of the earlier analysis and one of the later hold the same object by kubectl's
 * rules.
 */
export type SameObjects = (before: number, after: number) => boolean

/**
 * What of the change from the resource at an index of the earlier analysis to one of the later cannot be done in place.
 */
export type NotInPlaceOf = (before: number, after: number) => readonly NotInPlace[]

/**
 * Sets the later analysis against the earlier one, both judged in the same cluster. `same` is asked only of pairs whose
 * JSON has as many bytes, `notInPlace` of those that differ.
 */
export function compareAnalyses(
  before: Analysis,
  after: Analysis,
  same: SameObjects,
  cluster: ClusterLimits,
  notInPlace: NotInPlaceOf = () => [],
): Comparison {
  const judgedBefore = before.resources.map(resource => judgedOn(resource, cluster))
  const judgedAfter = after.resources.map(resource => judgedOn(resource, cluster))
  const earlier = new Map(before.resources.flatMap(({ id, readable }, index) => (readable ? [[id, index]] : [])))
  const resources: ComparedResource[] = []
  let common = 0
  for (const [index, resource] of after.resources.entries()) {
    if (!resource.readable) continue
    const found = earlier.get(resource.id) ?? null
    const old = found === null ? undefined : before.resources[found]
    const judged = judgedAfter[index] ?? notJudged
    const judgedOnce = (found !== null && judgedBefore[found]) || notJudged
    if (found !== null) common++
    earlier.delete(resource.id)
    const change = old && found !== null ? changeOf(old, resource, () => same(found, index)) : 'added'
    resources.push({
      ...named(resource),
      change,
      before: found,
      after: index,
      newlyRefused: judged.refused.filter(route => !judgedOnce.refused.includes(route)),
      newlyTaken: judgedOnce.refused.filter(route => !judged.refused.includes(route)),
      later: found === null ? [] : compareLater(judgedOnce, judged),
      notInPlace: found !== null && change !== 'same' && resource.name !== null ? notInPlace(found, index) : [],
    })
  }
  for (const [, index] of earlier) {
    const resource = before.resources[index]
    if (!resource) continue
    resources.push({
      ...named(resource),
      change: 'gone',
      before: index,
      after: null,
      newlyRefused: [],
      newlyTaken: [],
      later: [],
      notInPlace: [],
    })
  }
  return {
    version: 1,
    resources,
    common,
    counts: countChanges(resources),
    before: totalsOf(before, judgedBefore),
    after: totalsOf(after, judgedAfter),
    kinds: compareKinds(before, after),
  }
}

function named({
  id,
  kind,
  namespace,
  name,
}: ResourceReport): Pick<ComparedResource, 'id' | 'kind' | 'namespace' | 'name'> {
  return { id, kind, namespace, name }
}

function changeOf(before: ResourceReport, after: ResourceReport, same: () => boolean): Change {
  const grown = (after.bytes.json ?? 0) - (before.bytes.json ?? 0)
  if (grown !== 0) return grown > 0 ? 'grown' : 'shrunk'
  return same() ? 'same' : 'changed'
}

/**
 * What every route says of one resource: those that refuse it, and the writes after the first that do not go as that
 * does.
 */
export interface JudgedOn {
  readonly refused: readonly RouteId[]
  readonly later: readonly (readonly [route: RouteId, later: LaterVerdict])[]
}

const notJudged: JudgedOn = { refused: [], later: [] }

function judgedOn(resource: ResourceReport, cluster: ClusterLimits): JudgedOn {
  if (!resource.readable) return notJudged
  const verdicts = routes.map(route => verdictOn(resource, route, cluster))
  return {
    refused: verdicts.flatMap(({ route, verdict }) => (verdict === 'refused' ? [route] : [])),
    later: verdicts.flatMap(({ route, later }) => (later ? [[route, later] as const] : [])),
  }
}

function compareLater(before: JudgedOn, after: JudgedOn): ComparedLater[] {
  if (before.later.length + after.later.length === 0) return []
  const [earlier, later] = [new Map(before.later), new Map(after.later)]
  return routes
    .map(({ id }) => ({ route: id, before: earlier.get(id) ?? null, after: later.get(id) ?? null }))
    .filter(({ before, after }) => before !== null || after !== null)
}

function countChanges(resources: readonly ComparedResource[]): Record<Change, number> {
  const counts: Record<Change, number> = { added: 0, gone: 0, grown: 0, shrunk: 0, changed: 0, same: 0 }
  for (const { change } of resources) counts[change]++
  return counts
}
