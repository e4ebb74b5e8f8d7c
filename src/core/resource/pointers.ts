import { isMapping, type Mapping, type Value } from '../manifest'
import { fieldValues } from './field-values'
import { crdKind } from './kind-id'
import { podTemplates } from './pod-specs'
import type { ReferenceField, ReferenceStrength } from './reference'
import { podRules, referenceRules } from './reference-rules'
import type { Resource } from './resource'

/** What a field of an object names, not yet looked for. */
export interface Pointer {
  /** `group/Kind`. */
  readonly to: string
  readonly name: string
  /** Null: not given, so what the apply gives. */
  readonly namespace: string | null
  readonly field: ReferenceField
  readonly path: string
  readonly strength: ReferenceStrength
  /** It may be missing: no edge. */
  readonly optional: boolean
}

/**
 * Everything that an object names by a field (splitting rules, section 3). `namespace`: its own as written, null where
 * it gives none.
 */
export function pointersOf(
  object: Mapping,
  { group, kind }: Resource,
  namespace: string | null,
  isBuiltIn: boolean,
): Pointer[] {
  const kindId = `${group}/${kind ?? ''}`
  const pointers: Pointer[] = []
  for (const { spec, path, bare } of podTemplates(object, kindId, isBuiltIn)) {
    for (const rule of podRules(bare)) {
      for (const field of fieldValues(spec, rule.path)) {
        add(pointers, field.value, field.holder, { ...rule, path: `${path}.${rule.path}` }, namespace)
      }
    }
  }
  // The annotation has its meaning only there.
  const isOtherSecret = kindId === '/Secret' && object.get('type') !== 'kubernetes.io/service-account-token'
  for (const rule of isOtherSecret ? [] : (referenceRules.get(kindId) ?? [])) {
    for (const { value, holder } of fieldValues(object, rule.path)) add(pointers, value, holder, rule, namespace)
  }
  if (kindId === 'storage.k8s.io/StorageClass') pointers.push(...storageSecrets(object))
  if (injectedKinds.has(kindId)) pointers.push(...injectedFrom(object))
  return pointers
}

/** Kinds into which cert-manager puts a CA bundle. */
const injectedKinds: ReadonlySet<string> = new Set([
  crdKind,
  'apiregistration.k8s.io/APIService',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
])

/** What the annotations `inject-ca-from` and `inject-ca-from-secret` name, as `namespace/name`. */
function injectedFrom(object: Mapping): Pointer[] {
  return [
    ['cert-manager.io/inject-ca-from', 'cert-manager.io/Certificate'] as const,
    ['cert-manager.io/inject-ca-from-secret', '/Secret'] as const,
  ].flatMap(([annotation, to]): Pointer[] => {
    const [namespace = '', name, ...more] = annotationOf(object, annotation)?.split('/') ?? []
    if (name === undefined || name === '' || more.length > 0) return []
    return [{ to, name, namespace, field: 'field', path: 'metadata.annotations', strength: 'soft', optional: false }]
  })
}

interface Rule {
  readonly to: string
  readonly path: string
  readonly strength: ReferenceStrength
}

/** Subjects that are no objects. */
const noObjects: ReadonlySet<string> = new Set(['User', 'Group'])

function add(
  pointers: Pointer[],
  value: Value,
  holder: Mapping | null,
  { to, path, strength }: Rule,
  own: string | null,
): void {
  const given = isMapping(value) ? value : null
  const name = given ? text(given.get('name')) : text(value)
  if (name === null) return
  const kind = given && text(given.get('kind'))
  if (kind !== null && noObjects.has(kind)) return
  const [group = '', usual = ''] = to.split('/')
  pointers.push({
    to: `${(given && groupIn(given, group)) ?? group}/${kind ?? usual}`,
    name,
    namespace: text(given?.get('namespace')) ?? text(holder?.get('secretNamespace')) ?? own,
    field: 'field',
    path,
    strength,
    optional: (given ?? holder)?.get('optional') === true,
  })
}

/** The group that a reference gives; null where it leaves it to the field, whose own group is `usual`. */
function groupIn(reference: Mapping, usual: string): string | null {
  const apiVersion = text(reference.get('apiVersion'))
  if (apiVersion !== null) return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  // The Gateway API writes the core group out: an empty text is not an absent one there.
  if (usual === 'gateway.networking.k8s.io' && reference.get('group') === '') return ''
  return text(reference.get('apiGroup')) ?? text(reference.get('group'))
}

function storageSecrets(object: Mapping): Pointer[] {
  const parameters = object.get('parameters')
  if (!isMapping(parameters)) return []
  return [...parameters].flatMap(([key, value]): Pointer[] => {
    const use = /^csi\.storage\.k8s\.io\/(.+-secret)-name$/.exec(key)?.[1]
    const name = text(value)
    // Names with variables are made for each volume.
    if (use === undefined || name === null || name.includes('$')) return []
    const namespace = text(parameters.get(`csi.storage.k8s.io/${use}-namespace`))
    const path = `parameters["${key}"]`
    return [{ to: '/Secret', name, namespace, field: 'field', path, strength: 'soft', optional: false }]
  })
}

function annotationOf(object: Mapping, key: string): string | null {
  return text(fieldValues(object, 'metadata.annotations')[0]?.value, key)
}

function text(value: Value | undefined, key?: string): string | null {
  const found = key !== undefined && isMapping(value) ? value.get(key) : key === undefined ? value : undefined
  return typeof found === 'string' && found !== '' ? found : null
}
