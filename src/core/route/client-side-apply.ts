import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/** `kubectl apply`: POST of each object with a copy of the manifest in its last-applied annotation. */
export const clientSideApply: Route = {
  id: 'client-side-apply',
  name: 'kubectl apply',
  body: resource => requestBody(resource, 'clientSideApply'),
  writes: 'clientSideApply',
  validates: true,
  checks: writeChecks('clientSideApply'),
  carriers: [],
  namesFile: true,
  printedBy: 'kubectl',
}
