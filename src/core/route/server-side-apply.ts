import type { Route } from './route'
import { requestBody, writeSteps } from './write-steps'

/** `kubectl apply --server-side`: PATCH of each object, no copy of the manifest in it. */
export const serverSideApply: Route = {
  id: 'server-side-apply',
  name: 'kubectl apply --server-side',
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  validates: true,
  steps: writeSteps('serverSideApply'),
  carriers: [],
  namesFile: false,
  printedBy: 'kubectl',
}
