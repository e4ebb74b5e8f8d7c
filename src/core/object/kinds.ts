import type { Mapping } from '../manifest'
import { textAt } from './access'

/**
 * Which kind an object is of, whatever the version; the core group is `''`. A resource is one, and of a manifest
 * `groupKindOf` makes one.
 */
export interface GroupKind {
  readonly group: string
  readonly kind: string | null
}

/** The group of `GROUP/VERSION`; `''` where there is none, as for `v1`. */
export function groupOf(apiVersion: string | null): string {
  return apiVersion?.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}

export function groupKindOf(object: Mapping): GroupKind {
  return { group: groupOf(textAt(object, 'apiVersion')), kind: textAt(object, 'kind') }
}

export const crdGroup = 'apiextensions.k8s.io'
export const crdKind = 'CustomResourceDefinition'

/** A kind alone is not enough: other groups may have one of that name. */
export function isCustomResourceDefinition({ group, kind }: GroupKind): boolean {
  return group === crdGroup && kind === crdKind
}

function isConfigMap({ group, kind }: GroupKind): boolean {
  return group === '' && kind === 'ConfigMap'
}

/**
 * Exactly a Secret, for rules of the API server. What may have to be masked is `isSecretObject` of `secret`, which
 * takes more for one.
 */
export function isSecret({ group, kind }: GroupKind): boolean {
  return group === '' && kind === 'Secret'
}

export function isNamespace({ group, kind }: GroupKind): boolean {
  return group === '' && kind === 'Namespace'
}

/** Whether an object holds values by key, and so can be split by key: a ConfigMap or a Secret. */
export function holdsKeys(object: GroupKind): boolean {
  return isConfigMap(object) || isSecret(object)
}
