import { chartCarriers, chartFile } from './helm'
import type { Route } from './route'
import { cannotAskForUnnamed, cannotBuildUnnamed } from './unnamed'
import { requestBody, writeChecks } from './write-checks'

/**
 * A Kustomization of Flux: server-side apply of every object, after a dry run on the server that cannot see etcd's
 * limits, so earlier objects are applied when a later one is refused there (limits facts, section 9).
 */
export const fluxKustomization: Route = {
  id: 'flux-kustomization',
  name: 'Flux Kustomization',
  carriers: [],
  body: resource => requestBody(resource, 'serverSideApply'),
  writes: 'serverSideApply',
  checks: writeChecks('serverSideApply', { manager: 'kustomize-controller' }),
  unnamed: cannotBuildUnnamed,
  namesFile: false,
  printedBy: 'others',
}

/** A HelmRelease of Flux: the limits of source-controller on the chart, then those of the Helm SDK. CRDs in `crds/`. */
export const fluxHelmRelease: Route = {
  id: 'flux-helmrelease',
  name: 'Flux HelmRelease',
  carriers: chartCarriers('helmCrds'),
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: [
    chartFile('flux.chart.file'),
    chartFile('helm.chart.file'),
    ...writeChecks('create', { manager: 'helm-controller' }),
  ],
  unnamed: cannotAskForUnnamed,
  namesFile: false,
  printedBy: 'others',
}
