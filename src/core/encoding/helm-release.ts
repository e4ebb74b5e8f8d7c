import { goGzipSize } from '../archive'
import { type Bytes, bytes, encodeBase64 } from '../bytes'

/** A file of a chart. */
export interface ChartFile {
  /** From the chart's folder. */
  readonly name: string
  readonly content: Uint8Array
  /** When it was changed, as Go prints a time; kept by Helm 4. */
  readonly modified?: string
}

/** A chart as Helm keeps it in a release: what is JSON already stands here as its text. */
export interface KeptChart {
  /** The fields of `Metadata`, in its order. */
  readonly metadata: string
  readonly lock?: string
  readonly values?: string
  readonly schema?: Uint8Array | null
  readonly templates: readonly ChartFile[]
  readonly files: readonly ChartFile[]
  /** When `Chart.yaml` and the schema were changed; kept by Helm 4 alone. Missing: Helm 3. */
  readonly modified?: { readonly chart: string; readonly schema: string }
}

/** What a release is besides its chart: all of it known only once the chart is rendered. */
export interface Rendering {
  /** The documents of all templates, as Helm keeps them. */
  readonly manifest: string
  /** The hooks, as a JSON array. */
  readonly hooks?: string
  /** NOTES.txt as rendered. */
  readonly notes?: string
}

/**
 * The value of the release Secret for a chart, really built and compressed, since base64 compresses badly and no ratio
 * holds: base64 of the gzip of a JSON that holds every file in base64 again, and the rendered manifest (helm/helm
 * pkg/storage/driver/util.go: `encodeRelease`). What is not known are the times, the length of the release's name and
 * Namespace, and which Helm it is: see `helmReleaseError`.
 */
export function helmReleaseSize(chart: KeptChart, rendering: Rendering, name: string): Bytes {
  return base64Size(goGzipSize(encoder.encode(releaseJson(chart, rendering, name))))
}

/** The release as Helm writes it, before it is compressed. */
export function releaseJson(chart: KeptChart, { manifest, hooks, notes }: Rendering, name: string): string {
  const info = {
    ...{ first_deployed: someTime, last_deployed: someTime },
    ...(chart.modified ? {} : { deleted: '' }),
    ...{ description: 'Install complete', status: 'deployed' },
    ...(notes ? { notes } : {}),
  }
  const pieces = [
    `{"name":${JSON.stringify(name)},"info":${JSON.stringify(info)}`,
    `,"chart":{"metadata":${chart.metadata},"lock":${chart.lock ?? 'null'}`,
    `,"templates":${filesOf(chart.templates)},"values":${chart.values ?? '{}'}`,
    `,"schema":${chart.schema ? `"${encodeBase64(chart.schema)}"` : 'null'}`,
    ...(chart.modified ? [`,"schemamodtime":"${chart.modified.schema}"`] : []),
    `,"files":${filesOf(chart.files)}`,
    ...(chart.modified ? [`,"modtime":"${chart.modified.chart}"`] : []),
    '}',
    ...(manifest === '' ? [] : [`,"manifest":${JSON.stringify(manifest)}`]),
    ...(hooks === undefined ? [] : [`,"hooks":${hooks}`]),
    `,"version":1,"namespace":"default"${chart.modified ? ',"apply_method":"ssa"' : ''}}`,
  ]
  return asGoEscapes(pieces.join(''))
}

const encoder = new TextEncoder()

function filesOf(files: readonly ChartFile[]): string {
  const entry = ({ name, content, modified }: ChartFile) => ({
    ...{ name, data: encodeBase64(content) },
    ...(modified === undefined ? {} : { modtime: modified }),
  })
  // A nil slice of Go.
  return files.length === 0 ? 'null' : JSON.stringify(files.map(entry))
}

/**
 * The release of a chart that has nothing but templates and files. `rendered`: the text of each template as rendered.
 */
export function plainReleaseSize(
  chart: { readonly name: string; readonly version: string; readonly appVersion: string },
  templates: readonly ChartFile[],
  files: readonly ChartFile[],
  rendered: readonly Uint8Array[],
): Bytes {
  const metadata = JSON.stringify({
    ...{ name: chart.name, version: chart.version, apiVersion: 'v2' },
    ...(chart.appVersion === '' ? {} : { appVersion: chart.appVersion }),
    type: 'application',
  })
  const manifest = manifestOf(chart.name, templates, rendered)
  return helmReleaseSize({ metadata, templates, files }, { manifest }, chart.name)
}

/** A time with digits that do not repeat, as real ones do not. */
const someTime = '2026-11-30T13:05:28.473920615Z'

/**
 * How far the real value may be from `helmReleaseSize`: measured within 0.3 % for charts of many sizes, and Helm 4,
 * which keeps the time of each file, up to 170 bytes above Helm 3 (facts on exports, "Helm's release").
 */
export function helmReleaseError(size: Bytes): Bytes {
  return bytes(Math.ceil(size * 0.003) + 256)
}

/** Length of the base64 text of so many bytes. */
export function base64Size(count: number): Bytes {
  return bytes(Math.ceil(count / 3) * 4)
}

/**
 * The documents of all templates in Helm's order of kinds, each with the name of its file (pkg/action/action.go:
 * `renderResources`).
 */
export function manifestOf(chart: string, templates: readonly ChartFile[], rendered: readonly Uint8Array[]): string {
  const decoder = new TextDecoder()
  const documents = rendered.flatMap((content, index) =>
    decoder
      .decode(content)
      .trim()
      .split(separator)
      .filter(text => text !== '')
      .map(text => ({ file: templates[index]?.name ?? '', text: text.trim(), kind: kindIn(text) })),
  )
  return documents
    .toSorted((a, b) => compareKinds(a.kind, b.kind))
    .map(({ file, text }) => `---\n# Source: ${chart}/${file}\n${text}\n`)
    .join('')
}

/** What parts documents for Helm (pkg/release/v1/util/manifest.go: `sep`). */
const separator = /(?:^|\s*\n)---\s*/

/** The kind as a glance shows it: only the order hangs on it, and with that a few bytes. */
function kindIn(text: string): string {
  return /^kind:\s*["']?(\w+)/m.exec(text)?.[1] ?? /"kind":\s*"(\w+)"/.exec(text)?.[1] ?? ''
}

/**
 * Helm's order of kinds at installation, whatever their group (pkg/release/v1/util/kind_sorter.go); others follow by
 * name.
 */
const installOrder: readonly string[] = [
  ...['PriorityClass', 'Namespace', 'NetworkPolicy', 'ResourceQuota', 'LimitRange', 'PodSecurityPolicy'],
  ...['PodDisruptionBudget', 'ServiceAccount', 'Secret', 'SecretList', 'ConfigMap', 'StorageClass'],
  ...['PersistentVolume', 'PersistentVolumeClaim', 'CustomResourceDefinition', 'ClusterRole', 'ClusterRoleList'],
  ...['ClusterRoleBinding', 'ClusterRoleBindingList', 'Role', 'RoleList', 'RoleBinding', 'RoleBindingList'],
  ...['Service', 'DaemonSet', 'Pod', 'ReplicationController', 'ReplicaSet', 'Deployment', 'HorizontalPodAutoscaler'],
  ...['StatefulSet', 'Job', 'CronJob', 'IngressClass', 'Ingress', 'APIService', 'MutatingWebhookConfiguration'],
  'ValidatingWebhookConfiguration',
]

/** Where Helm puts a kind among others at installation: smaller first, the same for all that it does not know. */
function helmKindRank(kind: string): number {
  const rank = installOrder.indexOf(kind)
  return rank === -1 ? installOrder.length : rank
}

function compareKinds(a: string, b: string): number {
  const ranks = helmKindRank(a) - helmKindRank(b)
  return ranks !== 0 || helmKindRank(a) < installOrder.length || a === b ? ranks : a < b ? -1 : 1
}

/** JSON as Go writes it: three characters of HTML and two line separators escaped. */
function asGoEscapes(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, escapeUnit)
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
