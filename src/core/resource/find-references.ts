import { runToEnd, type Steps } from '../bytes'
import { isMapping, type Mapping } from '../manifest'
import { groupOf } from '../object'
import { hiddenWord } from '../secret'
import { addAdmission } from './admission-edges'
import { fieldValues } from './field-values'
import { crdKind, isBuiltInKind, kindOf } from './kind-id'
import { createLabelPool, LabelIndex, labelsOf } from './label-index'
import { type Selecting, selectorsOf } from './label-selector'
import type { Load } from './load-resources'
import { podTemplates } from './pod-specs'
import { type Pointer, pointersOf } from './pointers'
import { type ParamKind, type ParamRef, paramKindOf, paramRefOf, policyKindOf } from './policy-params'
import type { References } from './reference'
import { ReferenceLedger } from './reference-ledger'
import type { Resource } from './resource'
import { asksForCertificate, servingCertificates } from './serving-certificates'
import { addBehindServices } from './serving-edges'
import { TargetIndex } from './target-index'
import { createValueReader } from './value-reader'
import { type WebhookRule, webhookRulesOf } from './webhook-rules'

const found = new WeakMap<Load, References>()

/**
 * What the resources of a load need of each other, and of what is not in it (splitting rules, "Edges by reference").
 * Reads every value once and keeps none; asked again for the same load it gives what it found. Of several resources
 * that bring the same, the first is meant. An unset namespace means the one given at apply time, and so matches any.
 * Linear, but for what selectors match.
 */
export function findReferences(load: Load): References {
  return runToEnd(referenceSteps(load))
}

/** The same in steps of a resource, between which others may have their turn. */
export function* referenceSteps(load: Load): Steps<References> {
  const known = found.get(load)
  if (known) return known
  const finder = new Finder(load.resources)
  const readValue = createValueReader(load)
  for (const [index, resource] of load.resources.entries()) {
    finder.read(index, resource, readValue(resource))
    yield
  }
  const references = finder.finish()
  found.set(load, references)
  return references
}

/** A CRD whose versions are converted by a service. */
interface Conversion {
  readonly pointer: Pointer
  readonly storageVersion: string | null
}

class Finder {
  readonly #resources: readonly Resource[]
  readonly #namespaces: (string | null)[] = []
  readonly #labels: ReadonlyMap<string, string>[] = []
  readonly #pooled = createLabelPool()
  readonly #targets: TargetIndex
  readonly #ledger = new ReferenceLedger()
  readonly #pods = new LabelIndex()
  readonly #podLabels = new Map<number, ReadonlyMap<string, string>[]>()
  readonly #clusterRoles = new LabelIndex()
  readonly #pointers: { from: number; pointer: Pointer }[] = []
  readonly #selecting: Selecting[] = []
  readonly #webhookRules: WebhookRule[] = []
  readonly #conversions = new Map<number, Conversion>()
  readonly #crdOf = new Map<string, number>()
  readonly #apiServiceOf = new Map<string, number>()
  readonly #paramKinds = new Map<number, ParamKind>()
  readonly #paramRefs = new Map<number, ParamRef>()
  /** Those that have cert-manager make their certificates. */
  readonly #asking = new Set<number>()
  #optionalOutside = 0
  #owned = 0

  constructor(resources: readonly Resource[]) {
    this.#resources = resources
    this.#targets = new TargetIndex(resources, this.#namespaces)
  }

  read(index: number, resource: Resource, value: Mapping | null): void {
    const metadata = value?.get('metadata')
    const namespace = isMapping(metadata) ? metadata.get('namespace') : null
    const labels = this.#pooled(labelsOf(isMapping(metadata) ? metadata.get('labels') : null))
    const written = typeof namespace === 'string' && namespace !== '' ? namespace : null
    // The same word, which keeps nothing of the document.
    this.#namespaces.push(written === resource.namespace ? resource.namespace : written)
    this.#labels.push(labels)
    if (!value || resource.refused) return
    if (fieldValues(value, 'metadata.ownerReferences[]').length > 0) this.#owned++
    if (asksForCertificate(value)) this.#asking.add(index)
    const kind = kindOf(resource)
    if (resource.name !== null) this.#targets.add(kind, resource.name, index)
    if (resource.provides?.type === 'crd') this.#readCrd(index, resource.provides, value)
    if (resource.provides?.type === 'api-service') {
      const served = `${resource.provides.group}/${resource.provides.version}`
      if (!this.#apiServiceOf.has(served)) this.#apiServiceOf.set(served, index)
    }
    const isBuiltIn = isBuiltInKind(resource)
    for (const pod of podTemplates(value, kind, isBuiltIn)) {
      const ofPod = this.#pooled(labelsOf(pod.labels))
      if (pod.labels) this.#pods.add(index, ofPod)
      this.#podLabels.set(index, [...(this.#podLabels.get(index) ?? []), ofPod])
    }
    if (kind === 'rbac.authorization.k8s.io/ClusterRole') this.#clusterRoles.add(index, labels)
    for (const pointer of pointersOf(value, resource, this.#namespaces[index] ?? null, isBuiltIn)) {
      this.#pointers.push({ from: index, pointer })
    }
    this.#selecting.push(...selectorsOf(index, kind, value))
    if (resource.group === 'admissionregistration.k8s.io') this.#readAdmission(index, kind, value)
  }

  #readAdmission(index: number, kind: string, value: Mapping): void {
    this.#webhookRules.push(...webhookRulesOf(index, value))
    const paramRef = policyKindOf(kind) === undefined ? null : paramRefOf(value)
    if (paramRef) this.#paramRefs.set(index, paramRef)
    const paramKind = kind.endsWith('AdmissionPolicy') ? paramKindOf(value) : null
    if (paramKind) this.#paramKinds.set(index, paramKind)
  }

  #readCrd(index: number, crd: Extract<Resource['provides'], { type: 'crd' }>, value: Mapping): void {
    for (const version of crd.servedVersions) {
      const served = `${crd.group}/${version}/${crd.kind}`
      if (!this.#crdOf.has(served)) this.#crdOf.set(served, index)
    }
    const versions = fieldValues(value, 'spec.versions[]').map(({ value: version }) => version)
    const storage = versions.find(version => isMapping(version) && version.get('storage') === true)
    const storageVersion = isMapping(storage) ? storage.get('name') : undefined
    const pointers = pointersOf(value, this.#resources[index] as Resource, null, true)
    const pointer = pointers.find(({ to }) => to === '/Service')
    if (!pointer) return
    this.#conversions.set(index, {
      pointer,
      storageVersion: typeof storageVersion === 'string' ? storageVersion : null,
    })
  }

  finish(): References {
    this.#addProduced()
    for (const [index, resource] of this.#resources.entries()) this.#addOwnNeeds(index, resource)
    for (const { from, pointer } of this.#pointers) this.#addPointer(from, pointer)
    for (const selecting of this.#selecting) this.#addSelected(selecting)
    this.#addParams()
    addBehindServices(this.#resources, this.#ledger)
    addAdmission(
      {
        resources: this.#resources,
        labels: this.#labels,
        pods: this.#podLabels,
        namespace: name => this.#targets.first('/Namespace', name),
        crd: (apiVersion, kind) => this.#crdOf.get(`${apiVersion}/${kind}`),
      },
      this.#ledger,
      this.#webhookRules,
    )
    return {
      edges: this.#ledger.edges.toSorted((a, b) => a.from - b.from),
      missing: this.#ledger.missing,
      optionalOutside: this.#optionalOutside,
      owned: this.#owned,
      labels: this.#labels,
    }
  }

  /**
   * A Secret that a Certificate of the input makes is there as soon as the Certificate is. So is the one of an Ingress
   * or Gateway that asks cert-manager for a Certificate by an annotation; if the input has a Secret of that name too,
   * that one is meant.
   */
  #addProduced(): void {
    for (const { from, pointer } of this.#pointers) {
      const isMade =
        this.#isProduced(from, pointer) || (this.#asking.has(from) && servingCertificates.has(pointer.path))
      if (isMade) this.#targets.add('/Secret', pointer.name, from)
    }
  }

  #isProduced(from: number, { path }: Pointer): boolean {
    return path === 'spec.secretName' && kindOf(this.#resources[from]) === 'cert-manager.io/Certificate'
  }

  /** What an object needs for its place and its kind: its Namespace, the CRD or APIService that serves it. */
  #addOwnNeeds(index: number, resource: Resource): void {
    if (!resource.readable || resource.refused) return
    const written = this.#namespaces[index] ?? null
    if (resource.namespace !== null) {
      const namespace = this.#targets.first('/Namespace', resource.namespace)
      if (namespace !== undefined) this.#ledger.addEdge(index, namespace, 'namespace', 'metadata.namespace', 'hard')
      else if (written !== null) this.#ledger.miss(index, '/Namespace', resource.namespace, null, 'hard')
    }
    const { apiVersion, kind } = resource
    if (resource.provides || apiVersion === null || kind === null || isBuiltInKind(resource)) return
    const crd = this.#crdOf.get(`${apiVersion}/${kind}`)
    const apiService = this.#apiServiceOf.get(apiVersion)
    if (crd !== undefined) {
      this.#ledger.addEdge(index, crd, 'custom-resource-definition', 'kind', 'hard')
      this.#addConverted(index, crd, apiVersion)
    }
    if (apiService !== undefined) this.#ledger.addEdge(index, apiService, 'api-service', 'apiVersion', 'hard')
    if (crd === undefined && apiService === undefined) {
      this.#ledger.miss(index, crdKind, `${kind}.${resource.group}`, null, 'hard')
    }
  }

  /** An object of another version than the stored one needs the service that converts it. */
  #addConverted(index: number, crd: number, apiVersion: string): void {
    const conversion = this.#conversions.get(crd)
    if (!conversion || apiVersion.endsWith(`/${conversion.storageVersion}`)) return
    const service = this.#targets.find(conversion.pointer)
    if (service !== null) this.#ledger.addEdge(index, service, 'webhook', conversion.pointer.path, 'ready')
  }

  #addPointer(from: number, pointer: Pointer): void {
    if (this.#isProduced(from, pointer)) return
    const to = this.#targets.find(pointer)
    if (pointer.optional) {
      if (to === null) this.#optionalOutside++
    } else if (to !== null) this.#ledger.addEdge(from, to, pointer.field, pointer.path, pointer.strength)
    else {
      // What a Secret names is told only where it is there.
      const isTold = !this.#resources[from]?.isSecret
      const name = isTold ? pointer.name : hiddenWord
      this.#ledger.miss(from, pointer.to, name, isTold ? pointer.namespace : null, pointer.strength)
    }
  }

  #addSelected({ from, path, selector, among }: Selecting): void {
    const namespace = this.#namespaces[from] ?? null
    for (const to of (among === 'pods' ? this.#pods : this.#clusterRoles).find(selector)) {
      const own = this.#namespaces[to] ?? null
      if (among === 'pods' && own !== namespace && own !== null && namespace !== null) continue
      this.#ledger.addEdge(from, to, 'labels', path, 'soft')
    }
  }

  /**
   * Parameters of admission policies: the policy needs their kind, its binding the objects, whose kind only the policy
   * says.
   */
  #addParams(): void {
    for (const [policy, { apiVersion, kind }] of this.#paramKinds) {
      const crd = this.#crdOf.get(`${apiVersion}/${kind}`)
      if (crd !== undefined) this.#ledger.addEdge(policy, crd, 'field', 'spec.paramKind', 'soft')
      else if (!this.#apiServiceOf.has(apiVersion) && !isBuiltInKind({ apiVersion, kind })) {
        this.#ledger.miss(policy, crdKind, `${kind}.${groupOf(apiVersion)}`, null, 'soft')
      }
    }
    for (const [binding, ref] of this.#paramRefs) {
      const policyKind = policyKindOf(kindOf(this.#resources[binding])) ?? ''
      const paramKind = this.#paramKinds.get(this.#targets.first(policyKind, ref.policy) ?? -1)
      if (paramKind) this.#addParam(binding, ref, `${groupOf(paramKind.apiVersion)}/${paramKind.kind}`)
    }
  }

  #addParam(binding: number, { name, selector, namespace, optional }: ParamRef, to: string): void {
    const path = 'spec.paramRef'
    if (name !== null) {
      this.#addPointer(binding, { to, name, namespace, field: 'field', path, strength: 'soft', optional })
    }
    if (!selector) return
    const params = new LabelIndex()
    for (const [index, resource] of this.#resources.entries()) {
      const isThere = namespace === null || (this.#namespaces[index] ?? namespace) === namespace
      if (isThere && kindOf(resource) === to) params.add(index, this.#labels[index] ?? new Map())
    }
    for (const param of params.find(selector)) this.#ledger.addEdge(binding, param, 'labels', path, 'soft')
  }
}
