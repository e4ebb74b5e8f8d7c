import { utf8Length } from '../bytes'
import { jsonDocumentSize } from '../encoding'
import { isMapping, type Mapping, type Value } from '../manifest'

/** Fields of a schema that hold one schema or a list of them, and fields that hold schemas by name (apiextensions v1 `JSONSchemaProps`). */
const schemaFields = ['items', 'additionalProperties', 'additionalItems', 'not', 'allOf', 'anyOf', 'oneOf']
const schemaMaps = ['properties', 'patternProperties', 'definitions', 'dependencies']

/**
 * Bytes that a CRD's JSON document loses with the `description`s of its schemas; null for any other object. Only the keyword counts: a
 * property may be called `description` too (it is in Argo CD's and Prometheus' CRDs).
 */
export function descriptionBytes(object: Mapping): number | null {
  if (object.get('kind') !== 'CustomResourceDefinition') return null
  const pending = schemasOf(object)
  let size = 0
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (Array.isArray(schema)) {
      for (const item of schema) pending.push(item)
    } else if (isMapping(schema)) {
      size += ownDescription(schema)
      for (const field of schemaFields) pending.push(schema.get(field) ?? null)
      for (const field of schemaMaps) {
        const named = schema.get(field)
        if (isMapping(named)) for (const value of named.values()) pending.push(value)
      }
    }
  }
  return size
}

function schemasOf(crd: Mapping): Value[] {
  const spec = crd.get('spec')
  if (!isMapping(spec)) return []
  const versions = spec.get('versions')
  // v1beta1 keeps a schema for all versions in `validation`.
  const holders = [spec.get('validation'), ...(Array.isArray(versions) ? versions.map(schemaOf) : [])]
  return holders.flatMap(holder => (isMapping(holder) ? [holder.get('openAPIV3Schema') ?? null] : []))
}

function schemaOf(version: Value): Value | undefined {
  return isMapping(version) ? version.get('schema') : undefined
}

function ownDescription(schema: Mapping): number {
  const description = schema.get('description')
  if (description === undefined) return 0
  const comma = schema.size > 1 ? 1 : 0
  return utf8Length('"description":') + jsonDocumentSize(description) + comma
}
