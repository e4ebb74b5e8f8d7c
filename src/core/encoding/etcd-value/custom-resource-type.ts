import { isMapping, type Mapping, type Value } from '../../manifest'
import { groupKindOf, isCustomResourceDefinition, mappingAt } from '../../object'
import { versionsOf } from '../stored/stored-crd'

/** What a CRD says of its custom resources, as far as their bytes in etcd depend on it. */
export interface CustomResourceType {
  readonly group: string
  readonly kind: string
  readonly plural: string
  readonly storageVersion: string
  /** By the name of a version. */
  readonly versions: ReadonlyMap<string, CustomResourceVersion>
}

export interface CustomResourceVersion {
  /** It has the status subresource, so that status is dropped on create. */
  readonly hasStatus: boolean
  /** Its structural schema; null where the CRD says none. */
  readonly schema: Mapping | null
}

/** The type that a CRD defines, null where the object is no CRD or lacks its names. */
export function customResourceType(crd: Mapping): CustomResourceType | null {
  if (!isCustomResourceDefinition(groupKindOf(crd))) return null
  const spec = mappingAt(crd, 'spec')
  const names = mappingAt(spec, 'names')
  const versions = versionsOf(crd)
  const group = text(spec.get('group'))
  const kind = text(names.get('kind'))
  const plural = text(names.get('plural'))
  const storageVersion = text((versions.find(version => version.get('storage') === true) ?? versions[0])?.get('name'))
  if (group === null || kind === null || plural === null || storageVersion === null) return null
  return { group, kind, plural, storageVersion, versions: new Map(versions.flatMap(versionOf)) }
}

/** The version in which a custom resource is written; null where its CRD does not know that, or there is none. */
export function versionOfResource(object: Mapping, type: CustomResourceType | null): CustomResourceVersion | null {
  const version = String(object.get('apiVersion')).split('/')[1]
  return type?.versions.get(version ?? '') ?? null
}

function versionOf(version: Mapping): [string, CustomResourceVersion][] {
  const name = text(version.get('name'))
  if (name === null) return []
  const schema = mappingAt(version, 'schema').get('openAPIV3Schema')
  const hasStatus = isMapping(mappingAt(version, 'subresources').get('status'))
  return [[name, { hasStatus, schema: isMapping(schema) ? schema : null }]]
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
