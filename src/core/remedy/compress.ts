import { type RouteId, routes } from '../route'
import type { Remedy } from './remedy'

/** Routes whose controller unpacks what it is given, and the route that packs it. */
const packed: Partial<Record<string, string>> = {
  'capi-operator': 'capi-operator-compressed',
}

/** Compressed on the way, where the other end unpacks: no value changes. */
export const compress: Remedy = {
  id: 'compress',
  attempt({ route, weighed, judge }) {
    const other = routes.find(({ id }) => id === (packed[route.id] as RouteId | undefined))
    if (!other) return { applies: false, whyNot: 'route-unpacks-nothing' }
    return { applies: true, route: other.id, verdict: judge(weighed, other), weighed }
  },
}
