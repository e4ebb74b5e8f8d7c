import { bytes } from '../bytes'
import type { Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * Labels and annotations that Karmada writes into the manifest, and the Work around it: names are not known, so a
 * reserve.
 */
const around = 1_500

/** Karmada: one Work a resource, the manifest in it as JSON, kept as JSON (limits facts, section 11). */
export const karmada: Route = {
  id: 'karmada',
  name: 'Karmada Work',
  carriers: [],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: [
    {
      limit: 'etcd.request',
      measure: ({ sizes }) => (sizes.json === null ? null : bytes(sizes.json + around)),
      carrierKind: 'Work',
    },
    ...writeChecks('create'),
  ],
  namesFile: false,
  printedBy: 'others',
}
