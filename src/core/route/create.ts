import type { Route } from './route'
import { requestBody, writeSteps } from './write-steps'

/** `kubectl create`: POST of each object as it is. */
export const create: Route = {
  id: 'create',
  body: resource => requestBody(resource, 'create'),
  steps: writeSteps('create'),
  namesFile: true,
}
