import { limitOf } from '../limit'
import type { SmallestFix } from '../remedy'
import { type RouteId, routeOf } from '../route'
import { appliersOn } from './applier-routes'
import type { PlanSettings } from './plan'
import { targetRule } from './targets'

/** What a plan for a route is made for, and where a value carries it the limit as the budget: a fix is judged by it. */
export function settingsForRoute(route: RouteId): Pick<PlanSettings, 'target' | 'route' | 'maxBytes'> {
  // What no applier takes goes out for kubectl.
  const target = appliersOn(route)[0] ?? 'kubectl'
  const [carrier] = routeOf(route).carriers
  return {
    target,
    route,
    maxBytes: targetRule(target).carrier === 'value' && carrier ? limitOf(carrier.limit).max : null,
  }
}

/** The settings with which a plan does what the smallest fix says; what they leave out it does not say. */
export function settingsOfFix({ to, form, split, choices, keySplits }: SmallestFix): Partial<PlanSettings> {
  const settings = { ...settingsForRoute(to), form, remedies: choices, keySplits }
  // What fits one object is written as one.
  if (settings.maxBytes !== null && !split) return { ...settings, preset: 'fit' }
  // A chart has the CRDs in a folder of their own.
  return settings.target === 'helm' ? { ...settings, preset: 'crds-apart' } : settings
}
