import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * Files in the manifests folder of k3s. Its annotation `objectset.rio.cattle.io/applied` is gzip of the object with
 * every string cut to 64 bytes: it grows with the number of fields and not with text, and is not counted here (limits
 * facts, section 11).
 */
export const k3sAutoDeploy: Route = {
  id: 'k3s-auto-deploy',
  name: 'k3s auto-deploy',
  carriers: [],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: writeChecks('create'),
  namesFile: false,
  printedBy: 'others',
}
