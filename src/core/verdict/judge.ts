import type { Bytes } from '../bytes'
import { type LimitId, limitOf } from '../limit'
import type { Route, Weighed } from '../route'
import type { Verdict } from './verdict'

export interface JudgeSettings {
  /** Share of a limit over which a resource that fits is called tight. */
  readonly tightOver: number
}

export const defaultJudgeSettings: JudgeSettings = { tightOver: 0.85 }

/** Verdict for one resource on one route. `file` is the source's name as kubectl would be given it. */
export function judgeResource(resource: Weighed, route: Route, file: string, settings: JudgeSettings): Verdict {
  if (route.body(resource) === null) return refusedUnsent(route)
  let closest: Held | null = null
  for (const { limit, measure, carrierKind } of route.steps) {
    const size = measure(resource)
    if (size === null) continue
    const held = { limit, bytes: size, max: limitOf(limit).max }
    if (size > held.max) {
      const named = carrierKind === undefined ? resource : { kind: carrierKind, name: carrierName }
      return refused(route, held, named, file)
    }
    if (!closest || share(held) > share(closest)) closest = held
  }
  return closest ? passed(route, closest, settings) : refusedUnsent(route)
}

/** Verdict for the whole input on a route that carries it in one object; null on the others. */
export function judgeWhole(whole: Bytes, route: Route, settings: JudgeSettings): Verdict | null {
  if (!route.carrier) return null
  const { limit, kind } = route.carrier
  const held = { limit, bytes: whole, max: limitOf(limit).max }
  // The carrier is not written yet, so it has no name of its own.
  if (whole > held.max) return refused(route, held, { kind, name: carrierName }, '')
  return passed(route, held, settings)
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

function passed(route: Route, held: Held, settings: JudgeSettings): Verdict {
  return { route: route.id, verdict: share(held) > settings.tightOver ? 'tight' : 'fits', ...held, message: null }
}

function refused(route: Route, held: Held, named: Pick<Weighed, 'kind' | 'name'>, file: string): Verdict {
  const message = limitOf(held.limit).answer({
    kind: named.kind ?? '',
    name: named.name ?? '',
    bytes: held.bytes,
    file: route.namesFile ? file : null,
  })
  return { route: route.id, verdict: 'refused', ...held, message }
}

/** kubectl does not send it: the document's problems say why. */
function refusedUnsent(route: Route): Verdict {
  return { route: route.id, verdict: 'refused', limit: null, bytes: null, max: null, message: null }
}
