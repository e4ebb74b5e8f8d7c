import { type Bytes, bytes } from '../bytes'
import { jsonSize } from '../encoding'
import { isList, isMapping, type Mapping, type Value } from '../manifest'

/** Where a value stands with respect to the schemas of a CRD. A property that is called `description` is none, nor is what stands in a default or example. */
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

const schemaKeywords = new Set(['items', 'additionalProperties', 'additionalItems', 'not'])
const schemaListKeywords = new Set(['items', 'allOf', 'anyOf', 'oneOf'])
const schemaMapKeywords = new Set(['properties', 'patternProperties', 'definitions', 'dependencies'])

/** The place of a whole object. */
export function placeOfObject(object: Mapping): SchemaPlace {
  return object.get('kind') === 'CustomResourceDefinition' ? 'crd' : 'elsewhere'
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
    if (schemaKeywords.has(keyword)) return 'schema'
    return schemaMapKeywords.has(keyword) ? 'schemas' : 'elsewhere'
  }
  return isList(value) && schemaListKeywords.has(keyword) ? 'schemas' : 'elsewhere'
}

const memberOverhead = '"description":,'.length

/** Bytes in compact JSON of all descriptions of schemas in a value that stands at a place, names and commas included, and how many. */
export function schemaDescriptions(of: Value, at: SchemaPlace): { readonly bytes: Bytes; readonly count: number } {
  let size = 0
  let count = 0
  const open: { readonly value: Value; readonly place: SchemaPlace }[] = [{ value: of, place: at }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place } = next
    if (place === 'description') {
      size += memberOverhead + jsonSize(value)
      count++
    } else if (place !== 'elsewhere') {
      const members = isMapping(value) ? value : isList(value) ? value.entries() : []
      for (const [name, member] of members) open.push({ value: member, place: placeBelow(place, name, member) })
    }
  }
  return { bytes: bytes(size), count }
}
