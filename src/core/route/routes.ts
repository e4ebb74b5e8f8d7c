import { argocdClientSide, argocdReplace, argocdServerSide } from './argocd'
import { clientSideApply } from './client-side-apply'
import { clusterApiOperator, clusterApiOperatorCompressed } from './cluster-api-operator'
import { clusterResourceSetConfigMap } from './clusterresourceset-configmap'
import { clusterResourceSetJson } from './clusterresourceset-json'
import { clusterResourceSetSecret } from './clusterresourceset-secret'
import { create } from './create'
import { fleet } from './fleet'
import { fluxHelmRelease, fluxKustomization } from './flux'
import { helmRoutes } from './helm'
import { k3sAutoDeploy } from './k3s-auto-deploy'
import { kapp } from './kapp'
import { karmada } from './karmada'
import { ocmManifestWork } from './ocm-manifestwork'
import { olmBundle } from './olm-bundle'
import type { Route } from './route'
import { serverDryRun } from './server-dry-run'
import { serverSideApply } from './server-side-apply'
import { sveltos } from './sveltos'

export type RouteId =
  | 'client-side-apply'
  | 'server-side-apply'
  | 'create'
  | 'server-dry-run'
  | 'clusterresourceset-configmap'
  | 'clusterresourceset-configmap-json'
  | 'clusterresourceset-secret'
  | 'helm-3-crds'
  | 'helm-3-templates'
  | 'helm-4-crds'
  | 'helm-4-templates'
  | 'argocd-client-side'
  | 'argocd-server-side'
  | 'argocd-replace'
  | 'flux-kustomization'
  | 'flux-helmrelease'
  | 'cluster-api-operator'
  | 'cluster-api-operator-compressed'
  | 'olm-bundle'
  | 'ocm-manifestwork'
  | 'fleet'
  | 'karmada'
  | 'sveltos'
  | 'kapp'
  | 'k3s-auto-deploy'

/** Every route, in the order in which they are shown. */
export const routes: readonly Route[] = [
  clientSideApply,
  serverSideApply,
  create,
  serverDryRun,
  clusterResourceSetConfigMap,
  clusterResourceSetJson,
  clusterResourceSetSecret,
  argocdClientSide,
  argocdServerSide,
  argocdReplace,
  fluxKustomization,
  fluxHelmRelease,
  ...helmRoutes,
  clusterApiOperator,
  clusterApiOperatorCompressed,
  olmBundle,
  ocmManifestWork,
  fleet,
  karmada,
  sveltos,
  kapp,
  k3sAutoDeploy,
]

/** The row of an id. */
export function routeOf(id: RouteId): Route {
  const route = routes.find(candidate => candidate.id === id)
  if (!route) throw new RangeError(`no route ${id}`)
  return route
}
