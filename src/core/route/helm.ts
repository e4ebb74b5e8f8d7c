import type { Carrier, CarrierSizeId, Route } from './route'
import { requestBody, writeSteps } from './write-steps'

type Layout = 'crds' | 'templates'

/**
 * `helm install` of a chart made of the input. The release record, a Secret, is written after the CRDs of `crds/` and before everything else;
 * it holds every file of the chart and the rendered manifest, so CRDs in `templates/` count twice (limits facts, section 8). Helm 3 posts objects
 * without a last-applied annotation, Helm 4 applies them on the server.
 */
function helm(version: 3 | 4, layout: Layout): Route {
  const operation = version === 3 ? 'create' : 'serverSideApply'
  return {
    id: `helm-${version}-${layout}`,
    name: `Helm ${version}, ${layout === 'crds' ? 'CRDs in crds/' : 'all in templates/'}`,
    carriers: chartCarriers(layout === 'crds' ? 'helmCrds' : 'helmTemplates'),
    body: resource => requestBody(resource, operation),
    steps: writeSteps(operation, { manager: 'helm' }),
    needsNames: true,
    namesFile: false,
    printedBy: 'others',
  }
}

/** The limits of a chart, met before any object is sent. */
export function chartCarriers(release: CarrierSizeId): Carrier[] {
  return [
    { kind: 'chart', limit: 'helm.chart.file', measure: ({ largestSource }) => largestSource, estimated: true },
    { kind: 'chart', limit: 'helm.chart.total', measure: ({ source }) => source, estimated: true },
    { kind: 'Secret', limit: 'helm.release', measure: ({ carried }) => carried[release] ?? null, estimated: true },
  ]
}

export const helmRoutes: readonly Route[] = [
  helm(3, 'crds'),
  helm(3, 'templates'),
  helm(4, 'crds'),
  helm(4, 'templates'),
]
