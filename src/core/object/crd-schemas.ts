import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { groupKindOf, isCustomResourceDefinition } from './kinds'

/**
 * Fields of a schema that hold one, that hold a list of them, and that hold them by name (apiextensions v1
 * `JSONSchemaProps`).
 */
export const schemaFields = ['items', 'additionalProperties', 'additionalItems', 'not']
export const schemaLists = ['items', 'allOf', 'anyOf', 'oneOf']
export const schemaMaps = ['properties', 'patternProperties', 'definitions', 'dependencies']

/**
 * Where a value stands with respect to the schemas of a CRD. A property that is called `description` is none, nor is
 * what stands in a default or example.
 */
export type SchemaPlace =
  | 'crd'
  | 'spec'
  | 'versions'
  | 'version'
  | 'holder'
  | 'schema'
  | 'schemas'
  | 'description'
  | 'elsewhere'

/** Below which key of a place the next place is; every other key leads elsewhere. */
const below: Partial<Record<SchemaPlace, Readonly<Record<string, SchemaPlace>>>> = {
  crd: { spec: 'spec' },
  // apiextensions.k8s.io/v1beta1 has a schema for all versions.
  spec: { versions: 'versions', validation: 'holder' },
  version: { schema: 'holder' },
  holder: { openAPIV3Schema: 'schema' },
}

const oneSchema = new Set(schemaFields)
const listOfSchemas = new Set(schemaLists)
const schemasByName = new Set(schemaMaps)

/** The place of a whole object. */
export function placeOfObject(object: Mapping): SchemaPlace {
  return isCustomResourceDefinition(groupKindOf(object)) ? 'crd' : 'elsewhere'
}

/** The place of the value under a name in a value that stands at a place. */
export function placeBelow(place: SchemaPlace, name: string | number, value: Value): SchemaPlace {
  if (place === 'versions') return 'version'
  if (place === 'schemas') return 'schema'
  if (place === 'schema') return inSchema(String(name), value)
  return below[place]?.[name] ?? 'elsewhere'
}

function inSchema(keyword: string, value: Value): SchemaPlace {
  if (keyword === 'description' && typeof value === 'string') return 'description'
  if (isMapping(value)) {
    if (oneSchema.has(keyword)) return 'schema'
    return schemasByName.has(keyword) ? 'schemas' : 'elsewhere'
  }
  return isList(value) && listOfSchemas.has(keyword) ? 'schemas' : 'elsewhere'
}

/** A `description` of a schema, and the schema that it stands in. */
export interface SchemaDescription {
  readonly text: Value
  readonly schema: Mapping
}

/** Every description of a schema in a value that stands at a place, in no order. */
export function* descriptionsIn(of: Value, at: SchemaPlace): Generator<SchemaDescription> {
  const open: { readonly value: Value; readonly place: SchemaPlace }[] = [{ value: of, place: at }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value } = next
    const members = isMapping(value) ? value : isList(value) ? value.entries() : []
    for (const [name, member] of members) {
      const place = placeBelow(next.place, name, member)
      if (place === 'description' && isMapping(value)) yield { text: member, schema: value }
      else if (place !== 'elsewhere') open.push({ value: member, place })
    }
  }
}
