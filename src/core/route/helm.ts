import { type Bytes, bytes } from '../bytes'
import { helmReleaseError } from '../encoding'
import type { Carrier, CarrierSizeId, Check, Route, SizedResource } from './route'
import { cannotAskForUnnamed, emptyName } from './unnamed'
import { requestBody, writeChecks } from './write-checks'

type Layout = 'crds' | 'templates'

/**
 * `helm install` of a chart made of the input. The release record, a Secret, is written after the CRDs of `crds/` and
 * before everything else; it holds every file of the chart and the rendered manifest, so CRDs in `templates/` count
 * twice (limits facts, section 8). Helm 3 posts objects without a last-applied annotation, Helm 4 applies them on the
 * server. No chart holds a CRD in `templates/` together with an object of its kind, and Helm 4 finds the kinds of
 * `crds/` served only where it waits for them.
 */
function helm(version: 3 | 4, layout: Layout): Route {
  const operation = version === 3 ? 'create' : 'serverSideApply'
  return {
    id: `helm-${version}-${layout}`,
    name: `Helm ${version}, ${layout === 'crds' ? 'CRDs in crds/' : 'all in templates/'}`,
    carriers: chartCarriers(layout === 'crds' ? 'helmCrds' : 'helmTemplates'),
    body: resource => requestBody(resource, operation),
    writes: operation,
    checks: [chartFile('helm.chart.file'), ...writeChecks(operation, { manager: 'helm' })],
    unnamed: version === 3 ? cannotAskForUnnamed : emptyName,
    ...(layout === 'templates' ? { ownKinds: inTemplates } : version === 4 ? { ownKinds: withoutWait } : {}),
    namesFile: false,
    printedBy: 'others',
  }
}

/** A document is in one file of the chart, however the others are spread. */
export function chartFile(limit: 'helm.chart.file' | 'flux.chart.file'): Check {
  return { limit, measure: ({ sizes }) => sizes.source, carrierKind: 'chart' }
}

/**
 * The limits of a chart, met before any object is sent. The release is sent as protobuf, so its body is hardly larger
 * than its value.
 */
export function chartCarriers(release: CarrierSizeId): Carrier[] {
  const stored = {
    kind: 'Secret',
    estimated: true,
    error: helmReleaseError,
  } as const
  return [
    {
      ...{ kind: 'chart', limit: 'helm.chart.file', estimated: false, optional: true },
      measure: ({ carried }) => carried.chartFile ?? null,
    },
    {
      ...{ kind: 'chart', limit: 'helm.chart.total', estimated: true },
      measure: ({ source, carried }) => carried.chartTotal ?? source,
    },
    {
      ...stored,
      limit: 'apiserver.body',
      measure: ({ carried }) => asBody(carried[release]),
      atLeast: ({ carried }) => asBody(carried.helmAtLeast),
      says: 'Error: INSTALLATION FAILED: create: failed to create: ',
    },
    {
      ...stored,
      limit: 'helm.release',
      measure: ({ carried }) => carried[release] ?? null,
      atLeast: ({ carried }) => carried.helmAtLeast ?? null,
    },
  ]
}

function asBody(size: Bytes | undefined): Bytes | null {
  return size === undefined ? null : bytes(size + aroundRelease)
}

/** Name, labels and type of the release's Secret (facts on exports, "Helm's release"). */
const aroundRelease = 456

const noMatch = ({ kind, apiVersion }: SizedResource): string =>
  `no matches for kind "${kind ?? ''}" in version "${apiVersion ?? ''}"`

/** Helm builds every object before it sends one. */
const inTemplates: NonNullable<Route['ownKinds']> = {
  verdict: 'refused',
  says: resource =>
    `Error: INSTALLATION FAILED: unable to build kubernetes objects from release manifest: resource mapping not found for name: "${resource.name ?? ''}" namespace: "${resource.namespace ?? ''}" from "": ${noMatch(resource)}\nensure CRDs are installed first`,
}

/** helm/helm#32671: without `--wait` three of four installs failed, with it none. */
const withoutWait: NonNullable<Route['ownKinds']> = {
  verdict: 'tight',
  says: resource => `without --wait: ${noMatch(resource)}; install with --wait, or the CRDs from a chart of their own`,
}

export const helmRoutes: readonly Route[] = [
  helm(3, 'crds'),
  helm(3, 'templates'),
  helm(4, 'crds'),
  helm(4, 'templates'),
]
