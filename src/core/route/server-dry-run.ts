import type { Route } from './route'
import { admissionChecks, requestBody } from './write-checks'

/**
 * `kubectl apply --server-side --dry-run=server`: the server stops before it encodes for storage, so a dry run never
 * sees etcd's limits and says nothing of them (kubernetes/apiserver pkg/registry/generic/registry/dryrun.go).
 */
export const serverDryRun: Route = {
  id: 'server-dry-run',
  name: 'kubectl apply --server-side --dry-run=server',
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  validates: true,
  checks: admissionChecks('serverSideApply'),
  carriers: [],
  namesFile: false,
  printedBy: 'kubectl',
}
