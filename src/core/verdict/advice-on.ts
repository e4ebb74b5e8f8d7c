import type { AdviceId } from '../limit'
import type { RouteId } from '../route'
import type { ErrorLimit, ErrorNote } from './error-texts'
import type { Program } from './program-of'

const fleet: readonly AdviceId[] = ['fleet-folder', 'fleet-several', 'fleet-oci']

/** What helped others who met a limit; what a remedy of ours changes is not among it. */
const onLimit: Partial<Record<ErrorLimit, readonly AdviceId[]>> = {
  'proxy.body': ['proxy-size', 'proxy-bypass'],
  'configmap.data': ['split-by-key'],
  'secret.data': ['split-by-key'],
  'crs.resources': ['crs-several'],
  'apiserver.body': ['strip-descriptions'],
  'etcd.client.send': ['strip-descriptions'],
  'etcd.request': ['strip-descriptions', 'etcd-request'],
  'etcd.quota': ['etcd-no-resource', 'etcd-space', 'etcd-fill', 'etcd-quota'],
  'helm.release': ['helm-own-object', 'helm-ignore', 'helm-crds', 'strip-descriptions', 'helm-split', 'helm-sql'],
  'helm.chart.file': ['chart-files'],
  'helm.chart.total': ['chart-files'],
  'flux.chart': ['chart-files', 'flux-chart-size'],
  'flux.chart.file': ['chart-files', 'flux-chart-size'],
  'flux.index': ['flux-chart-size'],
  'argocd.directory': ['argocd-directory'],
  'argocd.grpc': ['argocd-grpc', 'argocd-split'],
  'olm.bundle': ['strip-descriptions', 'olm-fewer', 'olm-version'],
  'olm.bundle.validate': ['strip-descriptions', 'olm-fewer'],
  'ocm.manifestwork': ['ocm-several'],
  'fleet.bundle': fleet,
  'fleet.content': fleet,
  'argo-workflows.workflow': ['argo-workflows-offload'],
  'argo-workflows.grpc': ['argo-workflows-grpc', 'argo-workflows-offload'],
  'tekton.termination': ['tekton-workspace', 'tekton-sidecar'],
  'tekton.result': ['tekton-workspace', 'tekton-sidecar'],
  'prometheus-operator.rules': ['rules-several'],
  'k3s.chart-content': ['k3s-chart-repo', 'helm-ignore'],
  'linux.argument': ['argument-file'],
  'terraform.grpc': ['terraform-provider'],
  'tiller.grpc': ['tiller-gone'],
  'grpc.message': ['grpc-program'],
  'condition.message': ['condition-controller'],
  'endpointslice.endpoints': ['endpointslice-controller'],
}

/** What helps against a refusal that is recognized, for the program that printed it; the likeliest first. */
export function adviceOn(
  limits: readonly ErrorLimit[],
  program: Program | null,
  notes: readonly ErrorNote[],
): AdviceId[] {
  const [likeliest] = limits
  // A controller writes what it is told by many; of Fleet's it is known.
  if (notes.includes('reconciled')) return program === 'fleet' ? [...fleet, 'etcd-request'] : ['etcd-request']
  if (likeliest === undefined) return []
  if (likeliest === 'apply.last-applied') return [program === 'argocd' ? 'argocd-server-side' : 'server-side']
  const own = onLimit[likeliest] ?? []
  // At a proxy Helm's release is what is too large, and both can be mended.
  const also = likeliest === 'proxy.body' && limits[1] === 'helm.release' ? (onLimit['helm.release'] ?? []) : []
  return [...own, ...also.filter(id => id !== 'helm-sql')]
}

/** What is to be known by who takes another route; null where nothing follows from it. */
export function consequenceOf(route: RouteId): AdviceId | null {
  return route === 'server-side-apply' || route === 'argocd-server-side' ? consequences[route] : null
}

const consequences = { 'server-side-apply': 'server-side', 'argocd-server-side': 'argocd-server-side' } as const
