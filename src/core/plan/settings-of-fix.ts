import { limitOf } from '../limit'
import type { SmallestFix } from '../remedy'
import { type RouteId, routeOf } from '../route'
import type { PlanSettings } from './plan'
import type { Target } from './targets'

/** Routes whose bundles an exporter of their own writes; what any other needs goes out for kubectl. */
const targets: Partial<Record<RouteId, Target>> = {
  'clusterresourceset-configmap': 'clusterresourceset',
  'clusterresourceset-configmap-json': 'clusterresourceset',
  'clusterresourceset-secret': 'clusterresourceset',
}

/** What a plan for a route is made for, and its limit as the budget: a fix is judged by it. */
export function settingsForRoute(route: RouteId): Pick<PlanSettings, 'target' | 'maxBytes'> {
  const target = targets[route]
  const [carrier] = routeOf(route).carriers
  return { target: target ?? 'kubectl', maxBytes: target && carrier ? limitOf(carrier.limit).max : null }
}

/** The settings with which a plan does what the smallest fix says; what they leave out it does not say. */
export function settingsOfFix({ to, form, split, choices }: SmallestFix): Partial<PlanSettings> {
  const settings = { ...settingsForRoute(to), form, remedies: choices }
  // What fits one object is written as one.
  return settings.maxBytes !== null && !split ? { ...settings, preset: 'fit' } : settings
}
