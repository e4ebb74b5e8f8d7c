import { type RouteId, routes } from '../route'
import type { Remedy } from './remedy'

/** The same tool in another way, least change first; not another tool. */
const others: Partial<Record<RouteId, readonly RouteId[]>> = {
  'client-side-apply': ['server-side-apply', 'create'],
}

/** Ways in that may be taken instead of a route. */
export function otherRoutes(route: RouteId): readonly RouteId[] {
  return others[route] ?? []
}

/** Another way in: no byte of the file changes. Server-side apply writes no copy of the manifest into an annotation. */
export const otherRoute: Remedy = {
  id: 'other-route',
  attempt({ route, weighed, judge }) {
    const trials = otherRoutes(route.id).flatMap(id => {
      const other = routes.find(candidate => candidate.id === id)
      return other ? [{ route: id, verdict: judge(weighed, other) }] : []
    })
    const best = trials.find(({ verdict }) => verdict.verdict !== 'refused') ?? trials[0]
    return best ? { applies: true, ...best, weighed } : { applies: false, whyNot: 'no-other-route' }
  },
}
