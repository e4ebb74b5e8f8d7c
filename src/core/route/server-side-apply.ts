import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/** `kubectl apply --server-side`: PATCH of each object, no copy of the manifest in it. */
export const serverSideApply: Route = {
  id: 'server-side-apply',
  name: 'kubectl apply --server-side',
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  validates: true,
  checks: writeChecks('serverSideApply'),
  carriers: [],
  namesFile: false,
  printedBy: 'kubectl',
}
