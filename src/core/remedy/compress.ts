import { type RouteId, routeOf } from '../route'
import type { Remedy } from './remedy'

/** Routes whose controller unpacks what it is given, and the route that packs it. */
const packed: Partial<Record<RouteId, RouteId>> = {
  'cluster-api-operator': 'cluster-api-operator-compressed',
}

/** The route that carries the same compressed; null where nothing unpacks it. */
export function packedRoute(route: RouteId): RouteId | null {
  return packed[route] ?? null
}

/** Compressed on the way, where the other end unpacks: no value changes. */
export const compress: Remedy = {
  id: 'compress',
  attempt({ route, sized, judge }) {
    const other = packedRoute(route.id)
    if (other === null) return { applies: false, whyNot: 'route-unpacks-nothing' }
    return { applies: true, route: other, verdict: judge(sized, routeOf(other)), sized }
  },
}
