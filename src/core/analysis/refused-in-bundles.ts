import type { ApplierId } from '../export/rules'
import type { LimitSettings } from '../limit'
import { type Route, type RouteId, routeOf } from '../route'
import { judgeResource, type Verdict } from '../verdict'
import type { ResourceReport } from './analysis'
import { weighed } from './judge-routes'

/** By whom and how bundles are brought in. */
export interface BundleRoute {
  readonly route: RouteId
  readonly applier: ApplierId
  readonly cluster: LimitSettings
}

/**
 * What is refused of an input in whatever bundle it travels: for its structure, its name, or a size that no other bundle and no other format changes. By
 * the index of the resource. What a bundle is too small for is not among it (the plan says that), nor what is refused only for where it stands in the
 * input, as what follows `...` is, which is sent once it stands in a bundle.
 */
export function refusedInBundles(
  resources: readonly ResourceReport[],
  { route, applier, cluster }: BundleRoute,
): ReadonlyMap<number, Verdict> {
  const asked = withoutCarriers(routeOf(route))
  const created = withoutCarriers(routeOf('create'))
  const byServer = withoutCarriers(routeOf('argocd-server-side'))
  const refused = new Map<number, Verdict>()
  for (const [index, resource] of resources.entries()) {
    if (!resource.readable) continue
    // Every applier has what the server is to name brought in by `kubectl create`; where it cannot, the proof says so.
    const isCreated = resource.name === null && resource.generateName !== undefined
    const on = (by: Route): Verdict => judgeResource(weighed(resource), by, resource.source, cluster)
    const first = on(isCreated ? created : asked)
    // The export for Argo CD sets ServerSideApply where the copy of client-side apply has no room.
    const verdict = applier === 'argocd' && first.limit === 'apply.last-applied' ? on(byServer) : first
    if (verdict.verdict === 'refused' && verdict.reason !== 'not-sent') refused.set(index, verdict)
  }
  return refused
}

/** A route without the steps that meet the object which carries a resource: a bundle is made to fit that. */
function withoutCarriers(route: Route): Route {
  return { ...route, steps: route.steps.filter(({ carrierKind }) => carrierKind === undefined) }
}
