import type { Route } from './route'
import { emptyName } from './unnamed'
import { requestBody, writeChecks } from './write-checks'

/** Sveltos: the input as text in one ConfigMap, then server-side apply of each object (limits facts, section 11). */
export const sveltos: Route = {
  id: 'sveltos',
  name: 'Sveltos, one ConfigMap',
  carriers: [{ kind: 'ConfigMap', limit: 'configmap.data', measure: ({ source }) => source, estimated: false }],
  inSeveral: true,
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  checks: [
    { limit: 'configmap.data', measure: ({ sizes }) => sizes.source, carrierKind: 'ConfigMap' },
    ...writeChecks('serverSideApply', { manager: 'application/apply-patch' }),
  ],
  unnamed: emptyName,
  namesFile: false,
  printedBy: 'others',
}
