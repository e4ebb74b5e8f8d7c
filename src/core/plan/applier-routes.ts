import type { RouteId } from '../route'
import { type Target, targets } from './targets'

const kubectl: readonly RouteId[] = ['server-side-apply', 'client-side-apply', 'create', 'server-dry-run']

/** The routes by which an applier brings bundles in; the first is the one it takes where nothing else is said. */
const routes: Readonly<Record<Target, readonly RouteId[]>> = {
  kubectl,
  powershell: kubectl,
  kustomize: kubectl,
  clusterresourceset: [
    'clusterresourceset-configmap',
    'clusterresourceset-configmap-json',
    'clusterresourceset-secret',
  ],
  argocd: ['argocd-client-side', 'argocd-server-side', 'argocd-replace'],
  flux: ['flux-kustomization'],
  helm: ['helm-3-crds', 'helm-3-templates', 'helm-4-crds', 'helm-4-templates', 'flux-helmrelease'],
  'capi-operator': ['cluster-api-operator-compressed', 'cluster-api-operator'],
  sveltos: ['sveltos'],
  fleet: ['fleet'],
  ocm: ['ocm-manifestwork'],
}

/** The routes of an applier, its default first. */
export function routesOf(applier: Target): readonly RouteId[] {
  return routes[applier]
}

/** The appliers that take a route, in the order in which they are offered; none for OLM, Karmada, kapp and k3s. */
export function appliersOn(route: RouteId): readonly Target[] {
  return targets.map(({ id }) => id).filter(id => routes[id].includes(route))
}
