import { type ProblemCode, type Range, type SourceText, textOf } from '../source'
import type { Load, LoadProblem } from './load-resources'

/** Files that people take for manifests: what each is, by what stands in it. */
interface OtherFile {
  readonly code: Extract<ProblemCode, `other-${string}`>
  /** Found where it begins in the text; looked for only in a source that holds no object that kubectl would take. */
  readonly mark: RegExp
  /** What else must be in it, where the mark alone says too little. */
  readonly and?: RegExp
}

const otherFiles: readonly OtherFile[] = [
  { code: 'other-shell', mark: /^#!.*\b(?:ba|z|da|k)?sh\b/ },
  { code: 'other-dockerfile', mark: /^(?:FROM\s+\S+|ARG\s+\w+)/m, and: /^(?:RUN|COPY|ADD|CMD|ENTRYPOINT|FROM)\s/m },
  { code: 'other-terraform', mark: /^(?:resource|provider|module|variable|data|terraform|output)\b[^\n:]*\{\s*$/m },
  { code: 'other-chart', mark: /^apiVersion:\s*v[12]\s*$/m, and: /^version:/m },
  { code: 'other-kustomization', mark: /^(?:resources|bases|patches|patchesStrategicMerge|configMapGenerator):/m },
  { code: 'other-compose', mark: /^services:\s*$/m, and: /^\s+image:/m },
  {
    code: 'other-values',
    mark: /^(?:replicaCount|nameOverride|fullnameOverride|image|imagePullSecrets|serviceAccount|podAnnotations|podSecurityContext|autoscaling|ingress|service|tolerations|nodeSelector|affinity|installation|global):/m,
  },
]

/** An action of Helm's templates, not of those that Prometheus or Argo use. */
const helmAction =
  /\{\{-?\s*(?:if|else|end|range|with|define|include|template|block|toYaml|tpl|lookup|\$?\.(?:Values|Release|Chart|Capabilities|Files|Template))\b/

/** So much of a source is looked at: enough to know what it is. */
const looked = 256 * 1024

/** Says of sources that are no manifests what they are: Helm templates, kustomizations, values, Dockerfiles and others. */
export function otherFileProblems(load: Load): LoadProblem[] {
  return load.texts.flatMap((text, source) => {
    const problem = otherFile(load, text, source)
    return problem ? [problem] : []
  })
}

function otherFile(load: Load, text: SourceText, source: number): LoadProblem | null {
  const own = load.resources.filter(resource => resource.source === source)
  const kustomization = own.find(({ kind, group }) => kind === 'Kustomization' && group === 'kustomize.config.k8s.io')
  if (kustomization) return warning(source, 'other-kustomization', kustomization.range)
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

function warning(source: number, code: OtherFile['code'] | 'other-helm-template', at: Range): LoadProblem {
  return { source, problem: { code, severity: 'warning', at, facts: {} } }
}

const encoder = new TextEncoder()

/** A byte order mark is not in the text; a place on the right line is enough. */
function placeOf(start: string, index: number): Range {
  const at = encoder.encode(start.slice(0, index)).length
  return { start: at, end: at + 1 }
}
