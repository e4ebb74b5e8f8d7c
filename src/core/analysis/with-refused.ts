import { bytes } from '../bytes'
import type { LimitSettings } from '../limit'
import { budgetOf, type PlanSettings } from '../plan'
import { type Route, routeOf } from '../route'
import type { Analysis, ResourceReport } from './analysis'
import { verdictOn } from './judge-routes'

/**
 * The settings of a plan, with what its route refuses in any bundle: single resources, as they were brought in. What a remedy changes or is split by key
 * is not among them, since it is another object when it is written; nor what kubectl would never read where it stands (behind `...`), as it reads it in
 * a bundle.
 */
export function withRefused(
  settings: PlanSettings,
  { resources }: Pick<Analysis, 'resources'>,
  cluster: LimitSettings,
): PlanSettings {
  if (settings.route === undefined) return settings
  const asText = routeOf(settings.route)
  const lighter = asJsonWhereLighter(asText)
  // Without a budget `auto` has no reason for JSON.
  const form = settings.form === 'auto' && budgetOf(settings) === null ? 'text' : settings.form
  const chosen = new Map((settings.forms ?? []).flatMap(choice => choice.resources.map(id => [id, choice.form])))
  const changed = new Set([
    ...(settings.remedies ?? []).flatMap(choice => choice.resources),
    ...(settings.keySplits ?? []).map(({ resource }) => resource),
  ])
  const refused = resources
    .filter(each => each.readable && !changed.has(each.id))
    .filter(each => {
      const route = (chosen.get(each.id) ?? form) === 'text' ? asText : lighter
      return isRefused(each, route, settings.target, cluster)
    })
    .map(({ id }) => id)
  return refused.length > 0 ? { ...settings, refused } : settings
}

function isRefused(
  resource: ResourceReport,
  asked: Route,
  applier: PlanSettings['target'],
  cluster: LimitSettings,
): boolean {
  // What the server is to name goes in by `kubectl create`; where an applier has no such part, the proof says so by itself.
  const isNamedByServer = resource.name === null && resource.generateName !== undefined
  const first = verdictOn(resource, isNamedByServer ? routeOf('create') : asked, cluster)
  // The export for Argo CD sets ServerSideApply where the copy that client-side apply keeps has no room.
  const isRaised = applier === 'argocd' && first.limit === 'apply.last-applied'
  const { verdict, reason } = isRaised ? verdictOn(resource, routeOf('argocd-server-side'), cluster) : first
  return verdict === 'refused' && reason !== 'not-sent'
}

/** A plan may write as JSON what the route by itself would carry as text; whether the bundle then is within its limit is weighed apart. */
function asJsonWhereLighter(route: Route): Route {
  return {
    ...route,
    steps: route.steps.map(step =>
      step.carrierKind === undefined
        ? step
        : {
            ...step,
            measure: resource => {
              const size = step.measure(resource)
              return size === null ? null : bytes(Math.min(size, resource.sizes.jsonDocument ?? size))
            },
          },
    ),
  }
}
