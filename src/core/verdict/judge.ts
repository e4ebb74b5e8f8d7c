import type { Bytes } from '../bytes'
import { isRefusedBy, type LimitId, type LimitSettings, limitOf, maxOf } from '../limit'
import type { Route, Weighed, WholeSizes } from '../route'
import { plainAnswer } from './plain-answer'
import { refusalOf } from './refusal'
import type { Verdict } from './verdict'

/** Verdict for one resource on one route, in a cluster. `file` is the source's name as kubectl would be given it. */
export function judgeResource(resource: Weighed, route: Route, file: string, cluster: LimitSettings): Verdict {
  const refusal = refusalOf(resource, route)
  if (refusal) return { route: route.id, verdict: 'refused', limit: null, bytes: null, max: null, ...refusal }
  let closest: Held | null = null
  for (const { limit, measure, carrierKind } of route.steps) {
    const size = measure(resource)
    const max = maxOf(cluster, limit)
    if (size === null || max === null) continue
    const held = { limit, bytes: size, max }
    if (isRefusedBy(limitOf(limit), size, max)) {
      const named = carrierKind === undefined ? resource : { kind: carrierKind, name: carrierName }
      return refused(route, held, named, file)
    }
    if (!closest || share(held) > share(closest)) closest = held
  }
  return closest ? passed(route, closest, cluster) : refusedUnsent(route)
}

/** Verdict for the whole input on a route that carries it, null on the others; unknown while what carries it was not measured and nothing else refuses it. */
export function judgeWhole(whole: WholeSizes, route: Route, cluster: LimitSettings): Verdict | null {
  let closest: Held | null = null
  let missing: Verdict | null = null
  for (const { limit, kind, measure } of route.carriers) {
    const max = maxOf(cluster, limit)
    if (max === null) continue
    const size = measure(whole)
    if (size === null) {
      missing ??= { route: route.id, verdict: 'unknown', limit, bytes: null, max, message: null }
      continue
    }
    const held = { limit, bytes: size, max }
    // The carrier is not written yet, so it has no name of its own.
    if (isRefusedBy(limitOf(limit), size, max)) return refused(route, held, { kind, name: carrierName }, '')
    if (!closest || share(held) > share(closest)) closest = held
  }
  return missing ?? (closest && passed(route, closest, cluster))
}

/** Whether the bytes of a verdict on the whole are an estimate. */
export function isWholeEstimated(route: Route, { limit }: Verdict): boolean {
  return route.carriers.some(carrier => carrier.limit === limit && carrier.estimated)
}

const carrierName = 'NAME'

interface Held {
  readonly limit: LimitId
  readonly bytes: Bytes
  readonly max: Bytes
}

function share({ bytes, max }: Held): number {
  return bytes / max
}

function passed(route: Route, held: Held, cluster: LimitSettings): Verdict {
  return { route: route.id, verdict: share(held) > cluster.tightOver ? 'tight' : 'fits', ...held, message: null }
}

function refused(route: Route, held: Held, named: Pick<Weighed, 'kind' | 'name'>, file: string): Verdict {
  const answer = limitOf(held.limit).answers[0]?.text({
    kind: named.kind ?? '',
    name: named.name ?? '',
    bytes: held.bytes,
    max: held.max,
    file: route.namesFile ? file : null,
  })
  const message = answer === undefined ? null : route.printedBy === 'kubectl' ? answer : plainAnswer(answer)
  return { route: route.id, verdict: 'refused', ...held, message }
}

/** No limit of the route could be held against it. */
function refusedUnsent(route: Route): Verdict {
  return {
    ...{ route: route.id, verdict: 'refused', limit: null, bytes: null, max: null },
    ...{ reason: 'not-sent', message: null },
  }
}
