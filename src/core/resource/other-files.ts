import { cutDocuments, isMapping, readDocument, type Value } from '../manifest'
import { type ByteRange, type Problem, type ProblemCode, type SourceText, textOf } from '../source'
import type { Identity } from './identity'
import type { Load, LoadProblem } from './load-resources'

/** Files that people take for manifests: what each is, by what stands in it. */
interface OtherFile {
  readonly code: Exclude<Extract<ProblemCode, `other-${string}`>, 'other-config'>
  /** Found where it begins in the text; looked for only in a source that holds no object that kubectl would take. */
  readonly mark: RegExp
  /** What else must be in it, where the mark alone says too little. */
  readonly and?: RegExp
  readonly isYaml?: true
}

const otherFiles: readonly OtherFile[] = [
  { code: 'other-shell', mark: /^#!.*\b(?:ba|z|da|k)?sh\b/ },
  { code: 'other-dockerfile', mark: /^(?:FROM\s+\S+|ARG\s+\w+)/m, and: /^(?:RUN|COPY|ADD|CMD|ENTRYPOINT|FROM)\s/m },
  { code: 'other-terraform', mark: /^(?:resource|provider|module|variable|data|terraform|output)\b[^\n:]*\{\s*$/m },
  { code: 'other-chart', isYaml: true, mark: /^apiVersion:\s*v[12]\s*$/m, and: /^version:/m },
  {
    code: 'other-kustomization',
    isYaml: true,
    mark: /^(?:resources|bases|patches|patchesStrategicMerge|configMapGenerator):/m,
  },
  { code: 'other-compose', isYaml: true, mark: /^services:\s*$/m, and: /^\s+image:/m },
  {
    code: 'other-values',
    isYaml: true,
    mark: /^(?:replicaCount|nameOverride|fullnameOverride|image|imagePullSecrets|serviceAccount|podAnnotations|podSecurityContext|autoscaling|ingress|service|tolerations|nodeSelector|affinity|installation|global):/m,
  },
]

/** An action of Helm's templates, not of those that Prometheus or Argo use. */
const helmAction =
  /\{\{-?\s*(?:if|else|end|range|with|define|include|template|block|toYaml|tpl|lookup|\$?\.(?:Values|Release|Chart|Capabilities|Files|Template))\b/

/** So much of a source is looked at: enough to know what it is. */
const looked = 256 * 1024

/**
 * Objects that a program reads from a file and no API server knows: `no matches for kind` is all that kubectl says of
 * them.
 */
const localKinds: readonly (readonly [group: RegExp, kind: RegExp, tool: string])[] = [
  [/^config\.kubernetes\.io$|^kpt\.dev$/, /^(?:Kptfile|Setters|ResourceGroupConfig)$/, 'kpt'],
  [/^skaffold$/, /^Config$/, 'skaffold'],
  [/^kind\.x-k8s\.io$/, /^Cluster$/, 'kind'],
  [/^k3d\.io$/, /^(?:Simple|Cluster)$/, 'k3d'],
  [/^kubeadm\.k8s\.io$/, /./, 'kubeadm'],
  [/^kubelet\.config\.k8s\.io$/, /./, 'the kubelet'],
  [/^kubeproxy\.config\.k8s\.io$/, /./, 'kube-proxy'],
  [/^kubescheduler\.config\.k8s\.io$/, /./, 'kube-scheduler'],
  [/^(?:apiserver\.config|audit|apiserver)\.k8s\.io$/, /./, 'kube-apiserver'],
  [/^$/, /^Config$/, 'kubectl'],
]

/** What an object is that is meant for a program and not for a server; null for those a server may know. */
export function localObject({ group, kind, apiVersion }: Identity, at: ByteRange): Problem | null {
  if (kind === null) return null
  if (group === 'kustomize.config.k8s.io') return { code: 'other-kustomization', severity: 'warning', at, facts: {} }
  const tool = localKinds.find(([groups, kinds]) => groups.test(group) && kinds.test(kind))?.[2]
  if (tool === undefined) return null
  return { code: 'other-config', severity: 'warning', at, facts: { apiVersion: apiVersion ?? '', kind, tool } }
}

/** A key `kind` at the left of a line; in a text of braces anywhere. */
const kindKey = /^["']?kind["']?[ \t]*:/m
const kindInBraces = /["']?\bkind["']?\s*:/

/**
 * What a source is in which no object of Kubernetes can be, as none of its documents names a kind; null for every
 * other. To be asked of one of several sources: alone it was meant, and what is wrong with it is said.
 */
export function otherSource(text: SourceText): Problem | null {
  const all = textOf(text, { start: 0, end: text.utf8.length })
  if (/^\s*$/.test(all) || all.includes('\0')) return null
  if ((/^\s*[[{]/m.test(all) ? kindInBraces : kindKey).test(all)) return null
  // A template's kind may be made by its actions.
  const start = all.slice(0, looked)
  const action = helmAction.exec(start)
  if (action) return null
  const known = otherFiles.find(({ mark, and }) => mark.test(start) && (!and || and.test(start)))
  if (known && !known.isYaml) return problemAt(known.code, placeOf(start, known.mark.exec(start)?.index ?? 0))
  // What is broken may be anything: it is said, and kept.
  const { documents, problems } = cutDocuments(text)
  const values = documents.map(document => readDocument(text, document).value)
  if (problems.length > 0 || !values.every(known ? isRead : isOtherData)) return null
  const at = known ? placeOf(start, known.mark.exec(start)?.index ?? 0) : { start: 0, end: 1 }
  return problemAt(known?.code ?? 'other-data', at)
}

function isRead(value: Value | undefined): boolean {
  return value === null || isMapping(value)
}

/** Settings of something else have none of the keys that every object has. */
function isOtherData(value: Value | undefined): boolean {
  return value === null || (isMapping(value) && !objectKeys.some(key => value.has(key)))
}

const objectKeys = ['apiVersion', 'kind', 'metadata']

function problemAt(code: OtherFile['code'], at: ByteRange): Problem {
  return { code, severity: 'warning', at, facts: {} } as Problem
}

/**
 * Says of sources that are no manifests what they are: Helm templates, kustomizations, values, Dockerfiles and others.
 */
export function otherFileProblems(load: Load): LoadProblem[] {
  return load.texts.flatMap((text, source) => {
    const problem = otherFile(load, text, source)
    return problem ? [problem] : []
  })
}

function otherFile(load: Load, text: SourceText, source: number): LoadProblem | null {
  const own = load.resources.filter(resource => resource.source === source)
  const isTaken = own.some(resource => resource.readable && !resource.refused)
  const hasBroken = own.some(resource => !resource.readable || resource.refused)
  if (!hasBroken && !own.some(({ name }) => name?.includes('{{'))) return null
  const start = textOf(text, { start: 0, end: Math.min(text.utf8.length, looked) })
  const action = helmAction.exec(start)
  if (action) return warning(source, 'other-helm-template', placeOf(start, action.index))
  if (isTaken) return null
  for (const { code, mark, and } of otherFiles) {
    const found = mark.exec(start)
    if (found && (!and || and.test(start))) return warning(source, code, placeOf(start, found.index))
  }
  return null
}

function warning(source: number, code: OtherFile['code'], at: ByteRange): LoadProblem {
  return { source, problem: problemAt(code, at) }
}

const encoder = new TextEncoder()

/** A byte order mark is not in the text; a place on the right line is enough. */
function placeOf(start: string, index: number): ByteRange {
  const at = encoder.encode(start.slice(0, index)).length
  return { start: at, end: at + 1 }
}
