import { type Load, loadResources } from '../resource'

/**
 * Manifests as small drawings: `` manifest`Namespace shop; ConfigMap web ns=shop data=900KiB; CRD
 * Widget.example.org/v1` ``.
 *
 * Entries are parted by `;` or line ends: a kind (with `.group/version` where it is no common one), a name, then
 * options: `ns=` namespace, `data=` bytes of a value in it, `text=` bytes of the whole document, reached by a comment.
 * `CRD Kind.group/version` and `APIService group/version` define what their name says; a trailing `cluster` makes the
 * CRD cluster-scoped.
 */
export function manifest(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: strings }, ...values)
    .split(/[;\n]/)
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .map(entry => `---\n${drawDocument(entry)}`)
    .join('')
}

/** What comes in when texts are given as files `1.yaml`, `2.yaml`, ... */
export function loadTexts(...texts: readonly (string | Uint8Array)[]): Load {
  return loadResources(
    texts.map((text, index) => ({
      name: `${index + 1}.yaml`,
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    })),
  )
}

const apiVersions: Readonly<Record<string, string>> = {
  ConfigMap: 'v1',
  Secret: 'v1',
  Namespace: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  Pod: 'v1',
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
}

function drawDocument(entry: string): string {
  const [kind = '', name = '', ...rest] = entry.split(/ +/)
  const options = new Map(
    rest.map((option): [string, string] => [option.split('=')[0] ?? '', option.split('=')[1] ?? '']),
  )
  const document =
    kind === 'CRD' ? drawCrd(name, options.has('cluster')) : kind === 'APIService' ? drawApiService(name) : ''
  return padTo(document || drawObject(kind, name, options), sizeOf(options.get('text')))
}

function drawObject(kind: string, name: string, options: ReadonlyMap<string, string>): string {
  const [bare = '', group] = kind.split(/\.(.*)/)
  const namespace = options.has('ns') ? `\n  namespace: ${options.get('ns')}` : ''
  const fill = sizeOf(options.get('data'))
  const data = fill > 0 ? `data:\n  fill: ${'x'.repeat(fill)}\n` : ''
  return `apiVersion: ${group ?? apiVersions[bare] ?? 'v1'}\nkind: ${bare}\nmetadata:\n  name: ${name}${namespace}\n${data}`
}

function drawCrd(name: string, cluster: boolean): string {
  const [kind = '', group = '', version = ''] = name.split(/\.(.*)\//)
  const plural = `${kind.toLowerCase()}s`
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.${group}
spec:
  group: ${group}
  names: {kind: ${kind}, plural: ${plural}}
  scope: ${cluster ? 'Cluster' : 'Namespaced'}
  versions:
  - {name: ${version}, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
`
}

function drawApiService(name: string): string {
  const [group = '', version = ''] = name.split('/')
  return `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata:
  name: ${version}.${group}
spec: {group: ${group}, version: ${version}, groupPriorityMinimum: 1, versionPriority: 1}
`
}

function padTo(document: string, size: number): string {
  const missing = size - document.length
  if (size > 0 && missing < 2) throw new RangeError(`the document has ${document.length} bytes already`)
  return size > 0 ? `${document}#${'x'.repeat(missing - 2)}\n` : document
}

function sizeOf(size: string | undefined): number {
  const [, count = '0', unit = ''] = /^(\d+)(KiB|MiB)?$/.exec(size ?? '0') ?? []
  return Number(count) * (unit === 'MiB' ? 1_048_576 : unit === 'KiB' ? 1024 : 1)
}
