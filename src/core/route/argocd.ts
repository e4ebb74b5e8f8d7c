import type { Carrier, Route } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * `argocd.argoproj.io/tracking-id` with `APP:GROUP/KIND:NS/NAME`: names are not known, so a reserve (limits facts,
 * section 9).
 */
const tracking = 250

const directory: Carrier = {
  kind: 'directory',
  limit: 'argocd.directory',
  measure: ({ source }) => source,
  estimated: false,
}

/** Argo CD on a plain directory: client-side apply is what it does unless told otherwise. */
export const argocdClientSide: Route = {
  id: 'argocd-client-side',
  name: 'Argo CD',
  carriers: [directory],
  body: resource => requestBody(resource, 'clientSideApply'),
  writes: 'clientSideApply',
  validates: true,
  checks: writeChecks('clientSideApply', { annotations: tracking }),
  namesFile: false,
  printedBy: 'others',
}

/** With the sync option `ServerSideApply=true`. */
export const argocdServerSide: Route = {
  id: 'argocd-server-side',
  name: 'Argo CD, ServerSideApply=true',
  carriers: [directory],
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  checks: writeChecks('serverSideApply', { annotations: tracking, manager: 'argocd-controller' }),
  namesFile: false,
  printedBy: 'others',
}

/** With the sync option `Replace=true`: create, or replace, and it wins over server-side apply. */
export const argocdReplace: Route = {
  id: 'argocd-replace',
  name: 'Argo CD, Replace=true',
  carriers: [directory],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  validates: true,
  checks: writeChecks('create', { annotations: tracking }),
  namesFile: false,
  printedBy: 'others',
}
