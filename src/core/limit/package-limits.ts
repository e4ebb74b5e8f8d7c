import { bytes } from '../bytes'
import { MiB } from './answers'
import type { LimitRow } from './limit'

/** What Helm, Argo CD, Flux and OLM enforce on what they carry (limits facts, sections 8 to 10). */
export const packageLimits = [
  {
    id: 'helm.release',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'the release record in its Secret: base64 of gzip of the release as JSON, so 786,432 bytes of gzip',
    enforcedBy: 'kube-apiserver',
    answers: [
      {
        versions: null,
        text: ({ name, max }) =>
          `Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.${name}.v1" is invalid: data: Too long: may not be more than ${max} bytes`,
      },
      {
        versions: 'before-1-32',
        text: ({ name, max }) =>
          `Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.${name}.v1" is invalid: data: Too long: must have at most ${max} bytes`,
      },
    ],
    raise: 'HELM_DRIVER=sql keeps releases elsewhere',
    since: null,
    origin: 'helm/helm pkg/storage/driver/util.go, secrets.go; the check is that of secret.data',
  },
  {
    id: 'helm.chart.file',
    unit: 'bytes',
    max: bytes(5 * MiB),
    refuses: 'over',
    counts: 'one file of a chart',
    enforcedBy: 'Helm',
    answers: [
      {
        versions: 'archive',
        text: ({ file, max }) =>
          `decompressed chart file ${JSON.stringify(file ?? 'NAME')} is larger than the maximum file size ${max}`,
      },
      {
        versions: 'folder',
        text: ({ file, max }) =>
          `chart file ${JSON.stringify(file ?? 'NAME')} is larger than the maximum file size ${max}`,
      },
    ],
    raise: null,
    since: null,
    origin: 'helm/helm pkg/chart/loader/archive/archive.go: LoadArchiveFiles; pkg/chart/v2/loader/directory.go',
  },
  {
    id: 'helm.chart.total',
    unit: 'bytes',
    max: bytes(100 * MiB),
    refuses: 'at',
    counts: 'all files of a chart archive together',
    enforcedBy: 'Helm',
    answers: [
      { versions: 'helm-4', text: ({ max }) => `decompressed chart is larger than the maximum size ${max}` },
      { versions: 'helm-3', text: ({ max }) => `decompressed chart is larger than the maximum file size ${max}` },
    ],
    raise: null,
    since: null,
    origin: 'helm/helm pkg/chart/loader/archive/archive.go: LoadArchiveFiles',
  },
  {
    id: 'argocd.directory',
    unit: 'bytes',
    max: bytes(10_000_000),
    refuses: 'over',
    counts: 'all .yaml, .yml and .json files of a plain directory together',
    enforcedBy: 'Argo CD (repo server)',
    answers: [{ versions: null, text: () => 'exceeded max combined manifest file size' }],
    raise: 'ARGOCD_REPO_SERVER_MAX_COMBINED_DIRECTORY_MANIFESTS_SIZE; 0 is off',
    since: null,
    origin: 'argoproj/argo-cd reposerver/repository/repository.go: getPotentiallyValidManifests',
  },
  {
    id: 'argocd.grpc',
    unit: 'bytes',
    max: bytes(100 * MiB),
    refuses: 'over',
    counts: 'one message between the parts of Argo CD',
    enforcedBy: 'Argo CD',
    answers: [
      {
        versions: null,
        text: ({ bytes: size, max }) =>
          `rpc error: code = ResourceExhausted desc = grpc: received message larger than max (${size} vs. ${max})`,
      },
    ],
    raise: 'ARGOCD_GRPC_MAX_SIZE_MB',
    since: null,
    origin: 'argoproj/argo-cd reposerver/apiclient/clientset.go',
  },
  {
    id: 'flux.chart',
    unit: 'bytes',
    max: bytes(10 * MiB),
    refuses: 'over',
    counts: 'a chart archive',
    enforcedBy: 'Flux (source-controller)',
    answers: [{ versions: null, text: ({ name, max }) => `size of chart '${name}' exceeds '${max}' bytes limit` }],
    raise: '--helm-chart-max-size',
    since: null,
    origin: 'fluxcd/source-controller internal/helm/helm.go, main.go',
  },
  {
    id: 'flux.chart.file',
    unit: 'bytes',
    max: bytes(5 * MiB),
    refuses: 'over',
    counts: 'one file of a chart',
    enforcedBy: 'Flux (source-controller)',
    answers: [{ versions: null, text: ({ file, max }) => `size of '${file ?? 'NAME'}' exceeds '${max}' bytes limit` }],
    raise: '--helm-chart-file-max-size',
    since: null,
    origin: 'fluxcd/source-controller internal/helm/helm.go, main.go',
  },
  {
    id: 'flux.index',
    unit: 'bytes',
    max: bytes(50 * MiB),
    refuses: 'over',
    counts: 'the index of a chart repository',
    enforcedBy: 'Flux (source-controller)',
    answers: [{ versions: null, text: ({ max }) => `index exceeds the maximum index file size of ${max} bytes` }],
    raise: '--helm-index-max-size',
    since: null,
    origin: 'fluxcd/source-controller internal/helm/helm.go, main.go',
  },
  {
    id: 'olm.bundle',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'base64 of gzip of each file of the bundle, together; annotations.yaml does not count',
    enforcedBy: 'OLM (bundle unpack job)',
    answers: [
      {
        versions: null,
        text: ({ max }) => `error loading manifests from directory: bundle files exceeded ${max} bytes limit`,
      },
    ],
    raise: '--datalimit of opm alpha bundle extract; the job of OLM does not set it',
    since: null,
    origin: 'operator-framework/operator-registry pkg/configmap/configmap_writer.go: Populate',
  },
  {
    id: 'olm.bundle.validate',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'base64 of gzip of every file under the bundle; it warns above 85 %',
    enforcedBy: 'operator-sdk bundle validate',
    answers: [
      {
        versions: null,
        text: ({ bytes: size }) =>
          `maximum bundle compressed size with gzip size exceeded: size=~${megabytes(size)} , max=1.0 MB.`,
      },
    ],
    raise: null,
    since: null,
    origin: 'operator-framework/api pkg/validation/internal/bundle.go: validateBundleSize',
  },
] as const satisfies readonly LimitRow[]

/** Decimal, one digit, as the validator prints it. */
function megabytes(size: number): string {
  return `${(size / 1_000_000).toFixed(1)} MB`
}
