import { chartCarriers } from './helm'
import type { Route } from './route'
import { requestBody, writeSteps } from './write-steps'

/**
 * A Kustomization of Flux: server-side apply of every object, after a dry run on the server that cannot see etcd's limits, so earlier objects
 * are applied when a later one is refused there (limits facts, section 9).
 */
export const fluxKustomization: Route = {
  id: 'flux-kustomization',
  name: 'Flux Kustomization',
  carriers: [],
  body: resource => requestBody(resource, 'serverSideApply'),
  steps: writeSteps('serverSideApply', { manager: 'kustomize-controller' }),
  namesFile: false,
  printedBy: 'others',
}

/** A HelmRelease of Flux: the limits of source-controller on the chart, then those of the Helm SDK. CRDs in `crds/`. */
export const fluxHelmRelease: Route = {
  id: 'flux-helmrelease',
  name: 'Flux HelmRelease',
  carriers: [
    { kind: 'chart', limit: 'flux.chart.file', measure: ({ largestSource }) => largestSource, estimated: true },
    ...chartCarriers('helmCrds'),
  ],
  body: resource => requestBody(resource, 'create'),
  steps: writeSteps('create', { manager: 'helm-controller' }),
  needsNames: true,
  namesFile: false,
  printedBy: 'others',
}
