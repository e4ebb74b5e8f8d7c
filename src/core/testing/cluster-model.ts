import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { createValueReader, type Load, pluralOf } from '../resource'

/** Why a cluster takes an object not yet. `by`: what stands against it, an index of the load. */
export interface Blocked {
  readonly object: number
  readonly by: number
  readonly why: 'no-namespace' | 'kind-not-served' | 'webhook'
}

/**
 * A small cluster as far as an install can be blocked by its order: Namespaces, kinds served or not, APIServices
 * available or not, workloads running or not, webhooks that answer or not. It knows rules of groups, resources and a
 * Namespace's own name, and nothing of how plans are made.
 */
export class ClusterModel {
  readonly #load: Load
  readonly #values: (Mapping | null)[]
  readonly #applied = new Set<number>()
  readonly #served = new Set<number>()
  readonly #running = new Set<number>()

  constructor(load: Load) {
    const readValue = createValueReader(load)
    this.#load = load
    this.#values = load.resources.map(readValue)
  }

  /** Applies an object; null where the cluster takes it. */
  apply(object: number): Blocked | null {
    const blocked = this.#blocked(object)
    if (!blocked) this.#applied.add(object)
    return blocked
  }

  /** Makes what was applied serve: a CRD its kind, an APIService its group where its workload runs. */
  serve(definition: number): void {
    if (this.#applied.has(definition) && this.#answers(definition, ['spec', 'service'])) this.#served.add(definition)
  }

  /** Starts the pods of an applied workload; what blocks them is said. */
  start(workload: number): Blocked | null {
    if (!this.#applied.has(workload)) return null
    const blocked = this.#webhookAgainst('', 'pods', this.#namespace(workload), workload)
    if (!blocked) this.#running.add(workload)
    return blocked
  }

  #blocked(object: number): Blocked | null {
    const resource = this.#load.resources[object]
    if (!resource) return null
    const { group, kind, apiVersion } = resource
    for (const [by, { provides }] of this.#load.resources.entries()) {
      if (provides?.type === 'namespace' && provides.name === this.#namespace(object) && !this.#applied.has(by)) {
        return { object, by, why: 'no-namespace' }
      }
      const defines =
        (provides?.type === 'crd' && provides.group === group && provides.kind === kind) ||
        (provides?.type === 'api-service' && `${provides.group}/${provides.version}` === apiVersion)
      if (defines && !this.#served.has(by)) return { object, by, why: 'kind-not-served' }
    }
    return this.#webhookAgainst(group, pluralOf(kind ?? ''), this.#namespace(object), object)
  }

  #webhookAgainst(group: string, plural: string, namespace: string, object: number): Blocked | null {
    if (group === 'admissionregistration.k8s.io') return null
    for (const by of this.#applied) {
      if (this.#load.resources[by]?.group !== 'admissionregistration.k8s.io') continue
      for (const webhook of listAt(this.#values[by], 'webhooks')) {
        if (!isMapping(webhook) || webhook.get('failurePolicy') === 'Ignore') continue
        const only = textAt(webhook, 'namespaceSelector', 'matchLabels', 'kubernetes.io/metadata.name')
        const isMeant = only === null || only === namespace || namespace === ''
        const matches = listAt(webhook, 'rules').some(
          rule => isMapping(rule) && names(rule.get('apiGroups'), group) && names(rule.get('resources'), plural),
        )
        if (isMeant && matches && !this.#answersAt(webhook, ['clientConfig', 'service'])) {
          return { object, by, why: 'webhook' }
        }
      }
    }
    return null
  }

  /** Whether what stands behind a service runs; what the input does not hold runs already. */
  #answers(index: number, path: readonly string[]): boolean {
    const value = this.#values[index]
    return !value || this.#answersAt(value, path)
  }

  #answersAt(value: Mapping, path: readonly string[]): boolean {
    const name = textAt(value, ...path, 'name')
    const namespace = textAt(value, ...path, 'namespace')
    if (name === null) return true
    return this.#load.resources.every((service, index) => {
      if (service.kind !== 'Service' || service.name !== name || service.namespace !== namespace) return true
      const app = textAt(this.#values[index], 'spec', 'selector', 'app')
      return this.#load.resources.every(({ kind }, workload) => {
        const label = textAt(this.#values[workload], 'spec', 'template', 'metadata', 'labels', 'app')
        const isBehind = kind === 'Deployment' && label === app && this.#namespace(workload) === namespace
        return !isBehind || this.#running.has(workload)
      })
    })
  }

  #namespace(index: number): string {
    return textAt(this.#values[index], 'metadata', 'namespace') ?? ''
  }
}

function textAt(value: Value | null | undefined, ...keys: readonly string[]): string | null {
  let at: Value | null | undefined = value
  for (const key of keys) at = isMapping(at ?? undefined) ? (at as Mapping).get(key) : undefined
  return typeof at === 'string' ? at : null
}

function listAt(value: Mapping | null | undefined, key: string): readonly Value[] {
  const list = value?.get(key)
  return isList(list) ? list : []
}

function names(list: Value | undefined, text: string): boolean {
  return isList(list) && (list.includes(text) || list.includes('*'))
}
