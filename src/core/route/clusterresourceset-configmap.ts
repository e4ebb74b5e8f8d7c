import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * Cluster API's ClusterResourceSet: the input travels as text in one ConfigMap, then its controller creates each object
 * in the workload cluster, without a last-applied annotation (limits facts, section 7).
 */
export const clusterResourceSetConfigMap: Route = {
  id: 'clusterresourceset-configmap',
  name: 'ClusterResourceSet, one ConfigMap',
  carriers: [{ kind: 'ConfigMap', limit: 'configmap.data', measure: ({ source }) => source, estimated: false }],
  inSeveral: true,
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  // A document whose text alone is over the ConfigMap's limit travels in none.
  checks: [
    { limit: 'configmap.data', measure: ({ sizes }) => sizes.source, carrierKind: 'ConfigMap' },
    ...writeChecks('create'),
  ],
  namesFile: true,
  printedBy: 'kubectl',
}
