import { limitOf } from '../limit'
import type { SmallestFix } from '../remedy'
import { type RouteId, routeOf } from '../route'
import type { PlanSettings } from './plan'
import { type Target, targetRule } from './targets'

/** Routes whose bundles an exporter of their own writes; what any other needs goes out for kubectl. */
const targets: Partial<Record<RouteId, Target>> = {
  'clusterresourceset-configmap': 'clusterresourceset',
  'clusterresourceset-configmap-json': 'clusterresourceset',
  'clusterresourceset-secret': 'clusterresourceset',
  'argocd-client-side': 'argocd',
  'argocd-server-side': 'argocd',
  'argocd-replace': 'argocd',
  'flux-kustomization': 'flux',
  'flux-helmrelease': 'helm',
  'helm-3-crds': 'helm',
  'helm-3-templates': 'helm',
  'helm-4-crds': 'helm',
  'helm-4-templates': 'helm',
  'cluster-api-operator': 'capi-operator',
  'cluster-api-operator-compressed': 'capi-operator',
  'ocm-manifestwork': 'ocm',
  fleet: 'fleet',
  sveltos: 'sveltos',
}

/** What a plan for a route is made for, and where a value carries it the limit as the budget: a fix is judged by it. */
export function settingsForRoute(route: RouteId): Pick<PlanSettings, 'target' | 'maxBytes'> {
  const target = targets[route] ?? 'kubectl'
  const [carrier] = routeOf(route).carriers
  return { target, maxBytes: targetRule(target).carrier === 'value' && carrier ? limitOf(carrier.limit).max : null }
}

/** The settings with which a plan does what the smallest fix says; what they leave out it does not say. */
export function settingsOfFix({ to, form, split, choices, keySplits }: SmallestFix): Partial<PlanSettings> {
  const settings = { ...settingsForRoute(to), form, remedies: choices, keySplits }
  // What fits one object is written as one.
  if (settings.maxBytes !== null && !split) return { ...settings, preset: 'fit' }
  // A chart has the CRDs in a folder of their own.
  return settings.target === 'helm' ? { ...settings, preset: 'crds-apart' } : settings
}
