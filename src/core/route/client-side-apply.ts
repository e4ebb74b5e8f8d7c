import type { Route } from './route'
import { requestBody, writeSteps } from './write-steps'

/** `kubectl apply`: POST of each object with a copy of the manifest in its last-applied annotation. */
export const clientSideApply: Route = {
  id: 'client-side-apply',
  name: 'kubectl apply',
  body: resource => requestBody(resource, 'clientSideApply'),
  writes: 'clientSideApply',
  validates: true,
  steps: writeSteps('clientSideApply'),
  carriers: [],
  namesFile: true,
  printedBy: 'kubectl',
}
