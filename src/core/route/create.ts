import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/** `kubectl create`, and `kubectl replace`, which sends the same body: each object as it is. */
export const create: Route = {
  id: 'create',
  name: 'kubectl create',
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  validates: true,
  checks: writeChecks('create'),
  carriers: [],
  namesFile: true,
  printedBy: 'kubectl',
}
