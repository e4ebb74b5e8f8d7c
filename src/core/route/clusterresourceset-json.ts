import { clusterResourceSetConfigMap } from './clusterresourceset-configmap'
import type { Route } from './route'

/**
 * The same with every resource written as a JSON document: no data is lost, and about half of the bytes are indentation
 * (splitting rules, section 0).
 */
export const clusterResourceSetJson: Route = {
  ...clusterResourceSetConfigMap,
  id: 'clusterresourceset-configmap-json',
  name: 'ClusterResourceSet, as JSON documents',
  carriers: [
    { kind: 'ConfigMap', limit: 'configmap.data', measure: ({ jsonDocuments }) => jsonDocuments, estimated: false },
  ],
  checks: clusterResourceSetConfigMap.checks.map(check =>
    check.carrierKind === undefined ? check : { ...check, measure: ({ sizes }) => sizes.jsonDocument },
  ),
}
