import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { fieldValues } from './field-values'
import { isKnownTarget } from './known-targets'
import { LabelIndex, labelsOf } from './label-index'
import type { Load } from './load-resources'
import { podTemplates } from './pod-specs'
import { type Pointer, pointersOf } from './pointers'
import type { MissingTarget, Reference, ReferenceField, ReferenceStrength, References } from './reference'
import type { Resource } from './resource'
import { builtInScope } from './scope'
import { createValueReader } from './value-reader'

const found = new WeakMap<Load, References>()

/**
 * What the resources of a load need of each other, and of what is not in it (splitting rules, "Edges by reference"). Reads every value once and
 * keeps none; asked again for the same load it gives what it found. Of several resources that bring the same, the first is meant. An unset
 * namespace means the one given at apply time, and so matches any. Linear, but for what selectors match.
 */
export function findReferences(load: Load): References {
  const known = found.get(load)
  if (known) return known
  const finder = new Finder(load.resources)
  const readValue = createValueReader(load)
  for (const [index, resource] of load.resources.entries()) finder.read(index, resource, readValue(resource))
  const references = finder.finish()
  found.set(load, references)
  return references
}

/** What a selector of an object asks for. */
interface Selecting {
  readonly from: number
  readonly path: string
  readonly selector: ReadonlyMap<string, string>
  /** Among the pods of workloads, or among the ClusterRoles. */
  readonly among: 'pods' | 'cluster-roles'
}

/** A CRD whose versions are converted by a service. */
interface Conversion {
  readonly pointer: Pointer
  readonly storageVersion: string | null
}

interface WebhookRule {
  readonly from: number
  readonly groups: readonly string[]
  readonly versions: readonly string[]
  readonly resources: readonly string[]
}

class Finder {
  readonly #resources: readonly Resource[]
  readonly #byName = new Map<string, number[]>()
  readonly #namespaces: (string | null)[] = []
  readonly #labels: ReadonlyMap<string, string>[] = []
  readonly #pods = new LabelIndex()
  readonly #clusterRoles = new LabelIndex()
  readonly #pointers: { from: number; pointer: Pointer }[] = []
  readonly #selecting: Selecting[] = []
  readonly #webhookRules: WebhookRule[] = []
  readonly #conversions = new Map<number, Conversion>()
  readonly #crdOf = new Map<string, number>()
  readonly #apiServiceOf = new Map<string, number>()
  readonly #edges = new Map<string, Reference>()
  readonly #missing = new Map<string, Omit<MissingTarget, 'neededBy'> & { neededBy: number[] }>()
  #optionalOutside = 0

  constructor(resources: readonly Resource[]) {
    this.#resources = resources
  }

  read(index: number, resource: Resource, value: Mapping | null): void {
    const metadata = value?.get('metadata')
    const namespace = isMapping(metadata) ? metadata.get('namespace') : null
    const labels = labelsOf(isMapping(metadata) ? metadata.get('labels') : null)
    this.#namespaces.push(typeof namespace === 'string' && namespace !== '' ? namespace : null)
    this.#labels.push(labels)
    if (!value || resource.refused) return
    const kind = kindOf(resource)
    if (resource.name !== null) this.#named(kind, resource.name, index)
    if (resource.provides?.type === 'crd') this.#readCrd(index, resource.provides, value)
    if (resource.provides?.type === 'api-service') {
      const served = `${resource.provides.group}/${resource.provides.version}`
      if (!this.#apiServiceOf.has(served)) this.#apiServiceOf.set(served, index)
    }
    const isBuiltIn = isBuiltInKind(resource)
    for (const pod of podTemplates(value, kind, isBuiltIn)) {
      if (pod.labels) this.#pods.add(index, labelsOf(pod.labels))
    }
    if (kind === 'rbac.authorization.k8s.io/ClusterRole') this.#clusterRoles.add(index, labels)
    for (const pointer of pointersOf(value, resource, this.#namespaces[index] ?? null, isBuiltIn)) {
      this.#pointers.push({ from: index, pointer })
    }
    this.#selecting.push(...selectors(index, kind, value))
    if (kind.startsWith('admissionregistration.k8s.io/')) this.#webhookRules.push(...webhookRules(index, value))
  }

  #named(kind: string, name: string, index: number): void {
    const key = `${kind}/${name}`
    const others = this.#byName.get(key)
    if (others) others.push(index)
    else this.#byName.set(key, [index])
  }

  #readCrd(index: number, crd: Extract<Resource['provides'], { type: 'crd' }>, value: Mapping): void {
    for (const version of crd.servedVersions) {
      const served = `${crd.group}/${version}/${crd.kind}`
      if (!this.#crdOf.has(served)) this.#crdOf.set(served, index)
    }
    const versions = fieldValues(value, 'spec.versions[]').map(({ value: version }) => version)
    const storage = versions.find(version => isMapping(version) && version.get('storage') === true)
    const storageVersion = isMapping(storage) ? storage.get('name') : undefined
    const [pointer] = pointersOf(value, this.#resources[index] as Resource, null, true)
    if (pointer?.to === '/Service') {
      this.#conversions.set(index, {
        pointer,
        storageVersion: typeof storageVersion === 'string' ? storageVersion : null,
      })
    }
  }

  finish(): References {
    this.#addProduced()
    for (const [index, resource] of this.#resources.entries()) this.#addOwnNeeds(index, resource)
    for (const { from, pointer } of this.#pointers) this.#addPointer(from, pointer)
    for (const selecting of this.#selecting) this.#addSelected(selecting)
    this.#addBehindServices()
    this.#addWebhooked()
    const edges = [...this.#edges.values()].sort((a, b) => a.from - b.from)
    return {
      edges,
      missing: [...this.#missing.values()].map(missing => ({
        ...missing,
        neededBy: [...new Set(missing.neededBy)].sort((a, b) => a - b),
      })),
      optionalOutside: this.#optionalOutside,
      labels: this.#labels,
    }
  }

  /** A Secret that a Certificate of the input makes is there as soon as the Certificate is. */
  #addProduced(): void {
    for (const { from, pointer } of [...this.#pointers]) {
      if (kindOf(this.#resources[from]) !== 'cert-manager.io/Certificate' || pointer.path !== 'spec.secretName')
        continue
      this.#named('/Secret', pointer.name, from)
    }
  }

  /** What an object needs for its place and its kind: its Namespace, the CRD or APIService that serves it. */
  #addOwnNeeds(index: number, resource: Resource): void {
    if (!resource.readable || resource.refused) return
    const written = this.#namespaces[index] ?? null
    if (resource.namespace !== null) {
      const [namespace] = this.#byName.get(`/Namespace/${resource.namespace}`) ?? []
      if (namespace !== undefined) this.#addEdge(index, namespace, 'namespace', 'metadata.namespace', 'hard')
      else if (written !== null) this.#miss(index, '/Namespace', written, null, 'hard')
    }
    const { apiVersion, kind } = resource
    if (resource.provides || apiVersion === null || kind === null || isBuiltInKind(resource)) return
    const crd = this.#crdOf.get(`${apiVersion}/${kind}`)
    const apiService = this.#apiServiceOf.get(apiVersion)
    if (crd !== undefined) {
      this.#addEdge(index, crd, 'custom-resource-definition', 'kind', 'hard')
      this.#addConverted(index, crd, apiVersion)
    }
    if (apiService !== undefined) this.#addEdge(index, apiService, 'api-service', 'apiVersion', 'hard')
    if (crd === undefined && apiService === undefined) {
      this.#miss(index, crdKind, `${kind}.${resource.group}`, null, 'hard')
    }
  }

  /** An object of another version than the stored one needs the service that converts it. */
  #addConverted(index: number, crd: number, apiVersion: string): void {
    const conversion = this.#conversions.get(crd)
    if (!conversion || apiVersion.endsWith(`/${conversion.storageVersion}`)) return
    const service = this.#find(conversion.pointer)
    if (service !== null) this.#addEdge(index, service, 'webhook', conversion.pointer.path, 'ready')
  }

  #addPointer(from: number, pointer: Pointer): void {
    if (pointer.path === 'spec.secretName' && kindOf(this.#resources[from]) === 'cert-manager.io/Certificate') return
    const to = this.#find(pointer)
    if (pointer.optional) {
      if (to === null) this.#optionalOutside++
    } else if (to !== null) this.#addEdge(from, to, pointer.field, pointer.path, pointer.strength)
    else this.#miss(from, pointer.to, pointer.name, pointer.namespace, pointer.strength)
  }

  #find({ to, name, namespace }: Pick<Pointer, 'to' | 'name' | 'namespace'>): number | null {
    const named = this.#byName.get(`${to}/${name}`) ?? []
    let loosely: number | null = null
    for (const index of named) {
      const own = this.#namespaces[index] ?? null
      if (this.#resources[index]?.scope === 'cluster' || own === namespace) return index
      if (loosely === null && (own === null || namespace === null)) loosely = index
    }
    return loosely
  }

  #addSelected({ from, path, selector, among }: Selecting): void {
    const namespace = this.#namespaces[from] ?? null
    for (const to of (among === 'pods' ? this.#pods : this.#clusterRoles).find(selector)) {
      const own = this.#namespaces[to] ?? null
      if (among === 'pods' && own !== namespace && own !== null && namespace !== null) continue
      this.#addEdge(from, to, 'labels', path, 'soft')
    }
  }

  /** What must find a service serving needs the workloads behind it. */
  #addBehindServices(): void {
    const behind = new Map<number, number[]>()
    for (const { from, to, field } of this.#edges.values()) {
      if (field === 'labels' && kindOf(this.#resources[from]) === '/Service') {
        behind.set(from, [...(behind.get(from) ?? []), to])
      }
    }
    for (const { from, to, field, path, strength } of [...this.#edges.values()]) {
      if (strength !== 'ready') continue
      for (const workload of behind.get(to) ?? []) this.#addEdge(from, workload, field, path, 'ready')
    }
  }

  /** Custom resources that a webhook of the input takes in come after it. */
  #addWebhooked(): void {
    if (this.#webhookRules.length === 0) return
    const hooksOf = new Map<number, readonly WebhookRule[]>()
    for (const [index, { provides }] of this.#resources.entries()) {
      if (provides?.type !== 'crd') continue
      const hooks = this.#webhookRules.filter(
        ({ groups, resources }) =>
          matches(groups, provides.group) && (matches(resources, provides.plural) || resources.includes('*/*')),
      )
      if (hooks.length > 0) hooksOf.set(index, hooks)
    }
    for (const { from, to, field } of [...this.#edges.values()]) {
      if (field !== 'custom-resource-definition') continue
      const version = this.#resources[from]?.apiVersion?.split('/')[1] ?? ''
      for (const hook of hooksOf.get(to) ?? []) {
        if (matches(hook.versions, version)) this.#addEdge(from, hook.from, 'webhook', 'webhooks[].rules[]', 'ready')
      }
    }
  }

  /** One edge for two resources: the strongest of what leads from the one to the other. */
  #addEdge(from: number, to: number, field: ReferenceField, path: string, strength: ReferenceStrength): void {
    if (from === to) return
    const key = `${from} ${to}`
    const before = this.#edges.get(key)
    if (!before || rank(strength) > rank(before.strength)) this.#edges.set(key, { from, to, field, path, strength })
  }

  #miss(from: number, to: string, name: string, namespace: string | null, strength: ReferenceStrength): void {
    if (isKnownTarget(to, name, namespace)) return
    const [group = '', kind = ''] = to.split('/')
    const scope = builtInScopes.get(to)
    const inNamespace = scope === 'cluster' ? null : namespace
    const key = `${to}/${inNamespace ?? ''}/${name}`
    const before = this.#missing.get(key)
    if (!before) {
      this.#missing.set(key, { group, kind, name, namespace: inNamespace, strength, neededBy: [from] })
      return
    }
    before.neededBy.push(from)
    if (rank(strength) > rank(before.strength)) this.#missing.set(key, { ...before, strength })
  }
}

const crdKind = 'apiextensions.k8s.io/CustomResourceDefinition'

/** Kinds that rules name and that live in no namespace. */
const builtInScopes: ReadonlyMap<string, 'cluster'> = new Map(
  [
    crdKind,
    '/Namespace',
    '/PersistentVolume',
    'scheduling.k8s.io/PriorityClass',
    'node.k8s.io/RuntimeClass',
    'rbac.authorization.k8s.io/ClusterRole',
    'storage.k8s.io/StorageClass',
    'storage.k8s.io/VolumeAttributesClass',
    'networking.k8s.io/IngressClass',
    'resource.k8s.io/DeviceClass',
    'certificates.k8s.io/ClusterTrustBundle',
    'gateway.networking.k8s.io/GatewayClass',
    'cert-manager.io/ClusterIssuer',
    'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
    'admissionregistration.k8s.io/MutatingAdmissionPolicy',
    'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  ].map(kind => [kind, 'cluster'] as const),
)

function kindOf(resource: Resource | undefined): string {
  return `${resource?.group ?? ''}/${resource?.kind ?? ''}`
}

function isBuiltInKind({ apiVersion, kind }: Resource): boolean {
  return kind !== null && builtInScope(apiVersion, kind) !== null
}

function rank(strength: ReferenceStrength): number {
  return { soft: 0, ready: 1, hard: 2 }[strength]
}

/** Path of the selector of pods, by group and kind. */
const podSelectors: ReadonlyMap<string, string> = new Map([
  ['/Service', 'spec.selector'],
  ['policy/PodDisruptionBudget', 'spec.selector.matchLabels'],
  ['networking.k8s.io/NetworkPolicy', 'spec.podSelector.matchLabels'],
])

function selectors(from: number, kind: string, value: Mapping): Selecting[] {
  const path = podSelectors.get(kind)
  if (path !== undefined) {
    return fieldValues(value, path).map(({ value: selector }) => ({
      from,
      path,
      selector: labelsOf(selector),
      among: 'pods',
    }))
  }
  if (kind !== 'rbac.authorization.k8s.io/ClusterRole') return []
  const rolesPath = 'aggregationRule.clusterRoleSelectors[].matchLabels'
  return fieldValues(value, rolesPath).map(({ value: selector }) => ({
    from,
    path: rolesPath,
    selector: labelsOf(selector),
    among: 'cluster-roles',
  }))
}

function webhookRules(from: number, value: Mapping): WebhookRule[] {
  return fieldValues(value, 'webhooks[].rules[]').flatMap(({ value: rule }) =>
    isMapping(rule)
      ? [
          {
            from,
            groups: texts(rule.get('apiGroups')),
            versions: texts(rule.get('apiVersions')),
            resources: texts(rule.get('resources')),
          },
        ]
      : [],
  )
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}

function matches(patterns: readonly string[], text: string): boolean {
  return patterns.includes('*') || patterns.includes(text)
}
