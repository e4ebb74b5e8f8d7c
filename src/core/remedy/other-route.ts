import { type RouteId, routeOf } from '../route'
import type { Remedy } from './remedy'

/** The same tool in another way, least change first; not another tool. */
const others: Partial<Record<RouteId, readonly RouteId[]>> = {
  'client-side-apply': ['server-side-apply', 'create'],
  'argocd-client-side': ['argocd-server-side', 'argocd-replace'],
  // CRDs in `templates/` count twice in the release, as source and rendered (limits facts, section 8).
  'helm-3-templates': ['helm-3-crds'],
  'helm-4-templates': ['helm-4-crds'],
}

/** Ways in that may be taken instead of a route. */
export function otherRoutes(route: RouteId): readonly RouteId[] {
  return others[route] ?? []
}

/** Another route: no byte of the file changes. Server-side apply writes no copy of the manifest into an annotation. */
export const otherRoute: Remedy = {
  id: 'other-route',
  attempt({ route, sized, judge }) {
    const trials = otherRoutes(route.id).map(id => ({ route: id, verdict: judge(sized, routeOf(id)) }))
    const best = trials.find(({ verdict }) => verdict.verdict !== 'refused') ?? trials[0]
    return best ? { applies: true, ...best, sized } : { applies: false, whyNot: 'no-other-route' }
  },
}
