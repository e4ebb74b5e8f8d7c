import type { ClusterLimits } from '../limit'
import type { PlanSettings } from '../plan'
import { type Route, routeOf } from '../route'
import { judgeResource, type Verdict } from '../verdict'
import type { ResourceReport } from './analysis'
import { sizedResource } from './sized-resource'

/**
 * What is refused of an input in whatever bundle it travels: for its structure, its name, or a size that no other
 * bundle and no other format changes. By the id of the resource. What a bundle is too small for is not among it (the
 * plan says that), nor what is refused only for where it stands in the input, as what follows `...` is, which is sent
 * once it stands in a bundle; nor a size that a remedy changes, or splitting by key.
 */
export function refusedInBundles(
  resources: readonly ResourceReport[],
  settings: PlanSettings,
  cluster: ClusterLimits,
): ReadonlyMap<string, Verdict> {
  const refused = new Map<string, Verdict>()
  if (settings.route === undefined) return refused
  const asked = withoutCarriers(routeOf(settings.route))
  const created = withoutCarriers(routeOf('create'))
  const byServer = withoutCarriers(routeOf('argocd-server-side'))
  const changed = new Set([
    ...(settings.remedies ?? []).flatMap(choice => choice.resources),
    ...(settings.keySplits ?? []).map(({ resource }) => resource),
  ])
  for (const resource of resources) {
    if (!resource.readable) continue
    // Every applier has what the server is to name brought in by `kubectl create`; where it cannot, the proof says so.
    const isCreated = resource.name === null && resource.generateName !== undefined
    const on = (by: Route): Verdict => judgeResource(sizedResource(resource), by, resource.source, cluster)
    const first = on(isCreated ? created : asked)
    // The export for Argo CD sets ServerSideApply where the copy of client-side apply has no room.
    const verdict = settings.target === 'argocd' && first.limit === 'apply.last-applied' ? on(byServer) : first
    if (verdict.verdict !== 'refused' || verdict.reason === 'not-sent') continue
    if (verdict.limit === null || !changed.has(resource.id)) refused.set(resource.id, verdict)
  }
  return refused
}

/** The settings of a plan with the resources that every bundle would be refused for (`PlanSettings.refused`). */
export function withRefused(settings: PlanSettings, refused: ReadonlyMap<string, Verdict>): PlanSettings {
  return refused.size > 0 ? { ...settings, refused: [...refused.keys()] } : settings
}

/** A route without the checks that meet the object which carries a resource: a bundle is made to fit that. */
function withoutCarriers(route: Route): Route {
  return { ...route, checks: route.checks.filter(({ carrierKind }) => carrierKind === undefined) }
}
