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
 * What a value is with respect to the schemas of a CRD. A property that is called `description` is none, nor is
 * what stands in a default or example.
 */
export type SchemaRole =
  | 'crd'
  | 'spec'
  | 'versions'
  | 'version'
  | 'holder'
  | 'schema'
  | 'schemas'
  | 'description'
  | 'elsewhere'

/** The roles of what stands under the keys of a value with a role; every other key leads elsewhere. */
const below: Partial<Record<SchemaRole, Readonly<Record<string, SchemaRole>>>> = {
  crd: { spec: 'spec' },
  // apiextensions.k8s.io/v1beta1 has a schema for all versions.
  spec: { versions: 'versions', validation: 'holder' },
  version: { schema: 'holder' },
  holder: { openAPIV3Schema: 'schema' },
}

const oneSchema = new Set(schemaFields)
const listOfSchemas = new Set(schemaLists)
const schemasByName = new Set(schemaMaps)

/** The role of a whole object. */
export function roleOfObject(object: Mapping): SchemaRole {
  return isCustomResourceDefinition(groupKindOf(object)) ? 'crd' : 'elsewhere'
}

/** The role of the value under a name in a value with a role. */
export function roleBelow(role: SchemaRole, name: string | number, value: Value): SchemaRole {
  if (role === 'versions') return 'version'
  if (role === 'schemas') return 'schema'
  if (role === 'schema') return inSchema(String(name), value)
  return below[role]?.[name] ?? 'elsewhere'
}

function inSchema(keyword: string, value: Value): SchemaRole {
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

/** Every description of a schema in a value with a role, in no order. */
export function* descriptionsIn(of: Value, at: SchemaRole): Generator<SchemaDescription> {
  const open: { readonly value: Value; readonly role: SchemaRole }[] = [{ value: of, role: at }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value } = next
    const members = isMapping(value) ? value : isList(value) ? value.entries() : []
    for (const [name, member] of members) {
      const role = roleBelow(next.role, name, member)
      if (role === 'description' && isMapping(value)) yield { text: member, schema: value }
      else if (role !== 'elsewhere') open.push({ value: member, role })
    }
  }
}
