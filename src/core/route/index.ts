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
import type { Route, RouteId } from './route'
import { serverDryRun } from './server-dry-run'
import { serverSideApply } from './server-side-apply'
import { sveltos } from './sveltos'

export {
  type Carried,
  type Carrier,
  type CarrierSizeId,
  carrierSizeIds,
  type Route,
  type RouteId,
  type Step,
  type Weighed,
  type WholeSizes,
} from './route'

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
