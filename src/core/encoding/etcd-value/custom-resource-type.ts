import { isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../edit-mapping'
import { crdKind, versionsOf } from '../stored/stored-crd'

/** What a CRD says of its custom resources, as far as their bytes in etcd depend on it. */
export interface CustomResourceType {
  readonly group: string
  readonly kind: string
  readonly plural: string
  readonly storageVersion: string
  /** A version has the status subresource, so that status is dropped on create. */
  readonly hasStatus: boolean
  /** Schema of the version in which the object is written, by the name of that version. */
  readonly schemas: ReadonlyMap<string, Mapping>
}

/** The type that a CRD defines, null where the object is no CRD or lacks its names. */
export function customResourceType(crd: Mapping): CustomResourceType | null {
  if (crd.get('kind') !== crdKind) return null
  const spec = mappingAt(crd, 'spec')
  const names = mappingAt(spec, 'names')
  const versions = versionsOf(crd)
  const group = text(spec.get('group'))
  const kind = text(names.get('kind'))
  const plural = text(names.get('plural'))
  const storageVersion = text((versions.find(version => version.get('storage') === true) ?? versions[0])?.get('name'))
  if (group === null || kind === null || plural === null || storageVersion === null) return null
  return {
    group,
    kind,
    plural,
    storageVersion,
    hasStatus: versions.some(version => isMapping(mappingAt(version, 'subresources').get('status'))),
    schemas: new Map(versions.flatMap(schemaOf)),
  }
}

function schemaOf(version: Mapping): [string, Mapping][] {
  const name = text(version.get('name'))
  const schema = mappingAt(version, 'schema').get('openAPIV3Schema')
  return name !== null && isMapping(schema) ? [[name, schema]] : []
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
