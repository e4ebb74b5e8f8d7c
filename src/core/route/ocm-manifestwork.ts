import type { Route } from './route'

import { requestBody, writeChecks } from './write-checks'

/**
 * Open Cluster Management: all manifests as JSON in one ManifestWork, far below etcd's limit (limits facts, section
 * 11).
 */
export const ocmManifestWork: Route = {
  id: 'ocm-manifestwork',
  name: 'OCM ManifestWork',
  carriers: [
    { kind: 'ManifestWork', limit: 'ocm.manifestwork', measure: ({ manifestWork }) => manifestWork, estimated: false },
  ],
  inSeveral: true,
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  // A resource whose JSON alone is over the limit travels in no ManifestWork.
  checks: [
    { limit: 'ocm.manifestwork', measure: ({ sizes }) => sizes.json, carrierKind: 'ManifestWork' },
    ...writeChecks('create'),
  ],
  unnamed: () => 'name must be set in manifest',
  namesFile: false,
  printedBy: 'others',
}
