import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * The same with a Secret of type addons.cluster.x-k8s.io/resource-set: what counts are its decoded values (limits
 * facts, section 7).
 */
export const clusterResourceSetSecret: Route = {
  id: 'clusterresourceset-secret',
  name: 'ClusterResourceSet, one Secret',
  carriers: [{ kind: 'Secret', limit: 'secret.data', measure: ({ source }) => source, estimated: false }],
  inSeveral: true,
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: [
    { limit: 'secret.data', measure: ({ sizes }) => sizes.source, carrierKind: 'Secret' },
    ...writeChecks('create'),
  ],
  namesFile: true,
  printedBy: 'kubectl',
}
