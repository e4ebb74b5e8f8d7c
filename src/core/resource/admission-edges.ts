import { kindOf } from './kind-id'
import { pluralOf } from './plural-of'
import type { ReferenceLedger } from './reference-ledger'
import type { Resource } from './resource'
import { type Admitted, mayAdmit, type WebhookRule } from './webhook-rules'

/** What is known of the resources of an input where admission looks at them; by index. */
export interface AdmissionFacts {
  readonly resources: readonly Resource[]
  readonly labels: readonly ReadonlyMap<string, string>[]
  /** Labels of the pods that a resource describes, one set for each of its templates. */
  readonly pods: ReadonlyMap<number, readonly ReadonlyMap<string, string>[]>
  /** The Namespace of the input that has this name. */
  namespace(name: string): number | undefined
  /** The CRD of the input that serves this `apiVersion` and kind. */
  crd(apiVersion: string | null, kind: string | null): number | undefined
}

const path = 'webhooks[].rules[]'

/**
 * A webhook that may not fail comes after everything of the input that its rules match, and after what makes pods that
 * they match: in the other order the API server refuses those until the webhook serves. One that may fail comes before
 * the custom resources of the input, so that it sees them.
 */
export function addAdmission(facts: AdmissionFacts, ledger: ReferenceLedger, rules: readonly WebhookRule[]): void {
  if (rules.length === 0) return
  const strict = rules.filter(({ fails }) => fails)
  const lenient = rules.filter(({ fails }) => !fails)
  for (const [index, resource] of facts.resources.entries()) {
    if (!resource.readable || resource.refused || resource.kind === null) continue
    const crd = facts.crd(resource.apiVersion, resource.kind)
    const object = admittedOf(facts, index, resource, crd)
    const written = [object, ...makes(facts, index, resource, object)]
    const before = new Set(strict.filter(rule => written.some(each => mayAdmit(rule, each))).map(({ from }) => from))
    for (const webhook of before) ledger.addEdge(webhook, index, 'admission', path, 'ready')
    if (crd === undefined) continue
    for (const rule of lenient) {
      if (!before.has(rule.from) && mayAdmit(rule, object)) ledger.addEdge(index, rule.from, 'webhook', path, 'ready')
    }
  }
}

function admittedOf(facts: AdmissionFacts, index: number, resource: Resource, crd: number | undefined): Admitted {
  const { group, apiVersion, kind, scope, namespace, name } = resource
  const provides = crd === undefined ? null : facts.resources[crd]?.provides
  const isNamespace = kindOf(resource) === '/Namespace'
  const around = isNamespace ? index : namespace === null ? undefined : facts.namespace(namespace)
  const labels = around === undefined ? undefined : facts.labels[around]
  return {
    group,
    version: apiVersion?.split('/').at(-1) ?? '',
    plural: provides?.type === 'crd' ? provides.plural : pluralOf(kind ?? ''),
    scope,
    labels: facts.labels[index] ?? null,
    namespaceLabels: labels ? new Map([...labels, [nameLabel, (isNamespace ? name : namespace) ?? '']]) : null,
  }
}

/** The API server puts it on every Namespace. */
const nameLabel = 'kubernetes.io/metadata.name'

/** What controllers make of a workload, which a webhook may refuse as well: its pods, and what stands between. */
function makes(facts: AdmissionFacts, index: number, { group, kind }: Resource, object: Admitted): Admitted[] {
  const between =
    kind === 'Deployment'
      ? [['apps', 'replicasets']]
      : kind === 'CronJob' && group === 'batch'
        ? [['batch', 'jobs']]
        : []
  return (facts.pods.get(index) ?? []).flatMap(labels => [
    { ...object, group: '', version: 'v1', plural: 'pods', labels },
    ...between.map(([of = '', plural = '']) => ({ ...object, group: of, version: 'v1', plural, labels })),
  ])
}
