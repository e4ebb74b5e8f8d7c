import { utf8Length } from '../bytes'
import { jsonDocumentSize } from '../encoding'
import type { Mapping } from '../manifest'
import { descriptionsIn, groupKindOf, isCustomResourceDefinition, type SchemaDescription } from '../object'

/**
 * Bytes that a CRD's JSON document loses with the `description`s of its schemas; null for any other object. Only the
 * keyword counts: a property may be called `description` too (it is in Argo CD's and Prometheus' CRDs).
 */
export function descriptionBytes(object: Mapping): number | null {
  if (!isCustomResourceDefinition(groupKindOf(object))) return null
  let size = 0
  for (const description of descriptionsIn(object, 'crd')) size += sizeOf(description)
  return size
}

function sizeOf({ text, schema }: SchemaDescription): number {
  const comma = schema.size > 1 ? 1 : 0
  return utf8Length('"description":') + jsonDocumentSize(text) + comma
}
