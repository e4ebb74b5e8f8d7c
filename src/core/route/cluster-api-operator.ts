import type { Route } from './route'
import { requestBody, writeSteps } from './write-steps'

/**
 * Cluster API Operator with the components of a provider in a ConfigMap: plain, and compressed where they are over 1 MiB, which is no refusal
 * (limits facts, section 7). Objects are applied on the server. `metadata.yaml` is not in the input and is left out of the count.
 */
export const clusterApiOperator: Route = {
  id: 'cluster-api-operator',
  name: 'Cluster API Operator, ConfigMap',
  carriers: [
    {
      kind: 'ConfigMap',
      limit: 'configmap.data',
      measure: ({ carried }) => carried?.capiComponents ?? null,
      estimated: true,
    },
  ],
  body: resource => requestBody(resource, 'serverSideApply'),
  steps: writeSteps('serverSideApply', { manager: 'capi-operator' }),
  namesFile: false,
  printedBy: 'others',
}
