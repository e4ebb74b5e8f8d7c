import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * A bundle of the Operator Lifecycle Manager: every file gzip and base64 in one ConfigMap that the unpack job writes
 * (limits facts, section 10).
 */
export const olmBundle: Route = {
  id: 'olm-bundle',
  name: 'OLM bundle',
  carriers: [
    { kind: 'ConfigMap', limit: 'olm.bundle', measure: ({ carried }) => carried.olmBundle ?? null, estimated: true },
  ],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: writeChecks('create'),
  namesFile: false,
  printedBy: 'others',
}
