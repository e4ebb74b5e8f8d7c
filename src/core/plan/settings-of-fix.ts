import { limitOf } from '../limit'
import type { SmallestFix } from '../remedy'
import { type RouteId, routes } from '../route'
import type { PlanSettings } from './plan'
import type { Target } from './targets'

/** The applier that takes a route; kubectl where none is made for it. */
const targets: Partial<Record<string, Target>> = {
  'clusterresourceset-configmap': 'clusterresourceset',
  'clusterresourceset-secret': 'clusterresourceset',
  'capi-operator': 'capi-operator',
  'ocm-manifestwork': 'ocm',
  argocd: 'argocd',
  flux: 'flux',
  fleet: 'fleet',
  sveltos: 'sveltos',
}

/** What a plan for a route is made for, and its limit as the budget: a fix is judged by it. */
export function settingsForRoute(route: RouteId): Pick<PlanSettings, 'target' | 'maxBytes'> {
  const carrier = routes.find(({ id }) => id === route)?.carrier
  return { target: targets[route] ?? 'kubectl', maxBytes: carrier ? limitOf(carrier.limit).max : null }
}

/** The settings with which a plan does what the smallest fix says; what they leave out it does not say. */
export function settingsOfFix({ to, form, split, choices }: SmallestFix): Partial<PlanSettings> {
  const settings = { ...settingsForRoute(to), form, remedies: choices }
  // What fits one object is written as one.
  return settings.maxBytes !== null && !split ? { ...settings, preset: 'fit' } : settings
}
