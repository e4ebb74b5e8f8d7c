import type { Mapping } from '../../manifest'
import { crdGroup, groupOf, isCustomResourceDefinition } from '../../object'
import { type BuiltInKind, builtInKind, isRemoved, tablesVersion } from '../tables/kind'
import { defaultRelease, keptKind, type Release } from '../tables/releases'
import type { Trail } from '../trail'
import { apiServiceForm, crdForm, customResourceForm } from './json-forms'
import { protobufForm } from './protobuf-form'
import type { StorageForm } from './storage-form'

/** What an object is to the storage encoder. */
export type StoredKind =
  | { readonly type: 'built-in'; readonly given: BuiltInKind; readonly storage: BuiltInKind }
  | { readonly type: 'crd' | 'api-service' | 'custom-resource' }

/**
 * How the server stores a kind: its storage form and version. `release`: the Kubernetes release whose storage versions
 * apply.
 */
export function storedKind(object: Mapping, trail: Trail, release: Release = defaultRelease): StoredKind {
  const apiVersion = String(object.get('apiVersion') ?? 'v1')
  const kind = String(object.get('kind') ?? '')
  const given = builtInKind(apiVersion, kind)
  if (given !== null) {
    if (given.scope === null) trail.findings.push({ code: 'kind-not-stored', path: '', at: [] })
    if (isRemoved(given))
      trail.findings.push({ code: 'kind-removed', path: '', at: [], release: given.removedIn ?? tablesVersion })
    return { type: 'built-in', given, storage: keptKind(given, release) }
  }
  if (isCustomResourceDefinition({ group: groupOf(apiVersion), kind })) {
    if (apiVersion !== `${crdGroup}/v1`)
      trail.findings.push({ code: 'kind-removed', path: '', at: [], release: '1.22' })
    return { type: 'crd' }
  }
  if (kind === 'APIService' && apiVersion.startsWith('apiregistration.k8s.io/')) return { type: 'api-service' }
  return { type: 'custom-resource' }
}

/** The form of the object as given; built-in kinds in the version given. */
export function givenForm(kind: StoredKind, object: Mapping): StorageForm {
  switch (kind.type) {
    case 'built-in':
      return protobufForm(kind.given)
    case 'crd':
      return crdForm(object)
    case 'api-service':
      return apiServiceForm()
    case 'custom-resource':
      return customResourceForm()
  }
}
