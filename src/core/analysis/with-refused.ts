import type { LimitSettings } from '../limit'
import type { PlanSettings } from '../plan'
import { routeOf } from '../route'
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
  const { route } = settings
  if (route === undefined) return settings
  const changed = new Set([
    ...(settings.remedies ?? []).flatMap(choice => choice.resources),
    ...(settings.keySplits ?? []).map(({ resource }) => resource),
  ])
  const refused = resources
    .filter(each => each.readable && !changed.has(each.id))
    .filter(each => verdictOn(each, routeOf(route), cluster).verdict === 'refused')
    .map(({ id }) => id)
  return refused.length > 0 ? { ...settings, refused } : settings
}
