import type { Route } from './route'
import { emptyName } from './unnamed'
import { requestBody, writeChecks } from './write-checks'

const applied = {
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  unnamed: emptyName,
  namesFile: false,
  printedBy: 'others',
} as const satisfies Partial<Route>

const written = writeChecks('serverSideApply', { manager: 'capi-operator' })

/**
 * Cluster API Operator with the components of a provider as text in a ConfigMap, one for a version of it (limits facts,
 * section 7). Objects are applied on the server. `metadata.yaml` is not in the input and is left out of the count.
 */
export const clusterApiOperator: Route = {
  ...applied,
  id: 'cluster-api-operator',
  name: 'Cluster API Operator, ConfigMap',
  carriers: [{ kind: 'ConfigMap', limit: 'configmap.data', measure: ({ source }) => source, estimated: false }],
  checks: [{ limit: 'configmap.data', measure: ({ sizes }) => sizes.source, carrierKind: 'ConfigMap' }, ...written],
}

/**
 * The same with gzip in `binaryData` and the annotation `provider.cluster.x-k8s.io/compressed`: the operator unpacks
 * it.
 */
export const clusterApiOperatorCompressed: Route = {
  ...applied,
  id: 'cluster-api-operator-compressed',
  name: 'Cluster API Operator, compressed',
  carriers: [
    {
      kind: 'ConfigMap',
      limit: 'configmap.data',
      measure: ({ carried }) => carried.capiCompressed ?? null,
      estimated: true,
    },
  ],
  checks: written,
}
