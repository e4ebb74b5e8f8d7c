import { helmReleaseError } from '../encoding'
import type { Route } from './route'
import { emptyName } from './unnamed'
import { requestBody, writeChecks } from './write-checks'

/**
 * Rancher Fleet: a Bundle with all files as strings of JSON, a Content with their gzip, and downstream a Helm release
 * of all of it (limits facts, section 11). Without `--compress` and without OCI storage.
 */
export const fleet: Route = {
  id: 'fleet',
  name: 'Rancher Fleet',
  carriers: [
    { kind: 'Bundle', limit: 'fleet.bundle', measure: ({ carried }) => carried.fleetBundle ?? null, estimated: true },
    // A custom resource is kept as JSON, so the Bundle meets etcd's limit long before that of the request.
    { kind: 'Bundle', limit: 'etcd.request', measure: ({ carried }) => carried.fleetBundle ?? null, estimated: true },
    {
      kind: 'Content',
      limit: 'fleet.content',
      measure: ({ carried }) => carried.fleetContent ?? null,
      estimated: true,
    },
    {
      kind: 'Secret',
      limit: 'helm.release',
      measure: ({ carried }) => carried.helmTemplates ?? null,
      estimated: true,
      error: helmReleaseError,
    },
  ],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: writeChecks('create', { manager: 'fleet' }),
  unnamed: emptyName,
  namesFile: false,
  printedBy: 'others',
}
