import { bytes } from '../bytes'
import type { LimitSettings } from '../limit'
import { budgetOf, type PlanSettings } from '../plan'
import { type Route, routeOf } from '../route'
import type { Analysis } from './analysis'
import { verdictOn } from './judge-routes'

/**
 * The settings of a plan, with what its route refuses in any bundle: single resources, as they were brought in. What a remedy changes or is split by key
 * is not among them, since it is another object when it is written.
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
      return verdictOn(each, route, cluster).verdict === 'refused'
    })
    .map(({ id }) => id)
  return refused.length > 0 ? { ...settings, refused } : settings
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
