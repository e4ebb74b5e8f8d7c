import { clientSideApply } from './client-side-apply'
import { clusterResourceSetConfigMap } from './clusterresourceset-configmap'
import { create } from './create'
import type { Route } from './route'
import { serverSideApply } from './server-side-apply'

export type { Route, RouteId, Step, Weighed } from './route'

/** Every route, in the order in which they are shown. */
export const routes: readonly Route[] = [clientSideApply, serverSideApply, create, clusterResourceSetConfigMap]
