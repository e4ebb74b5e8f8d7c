import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../edit-mapping'

/**
 * What the API server does to a custom resource by the structural schema of its CRD (facts: storage-encoding, section 10). Deeper than
 * this, values are left as they are.
 */
const maxDepth = 200

/** The object without the fields that the schema does not know. The root's own three fields always stay. */
export function prune(object: Mapping, schema: Mapping): Mapping {
  return pruneMapping(object, schema, true, 0)
}

/** The object with the schema's defaults; null in place of a default becomes the default, other nulls of fields that may not be null go. */
export function applySchemaDefaults(object: Mapping, schema: Mapping): Mapping {
  const result = defaultValue(object, schema, 0)
  return isMapping(result) ? result : object
}

function pruneValue(value: Value, schema: Mapping, depth: number): Value {
  if (depth > maxDepth) return value
  if (isMapping(value)) return pruneMapping(value, schema, schema.get('x-kubernetes-embedded-resource') === true, depth)
  const items = schema.get('items')
  return isList(value) && isMapping(items) ? changeItems(value, item => pruneValue(item, items, depth + 1)) : value
}

function pruneMapping(object: Mapping, schema: Mapping, isResource: boolean, depth: number): Mapping {
  const properties = mappingAt(schema, 'properties')
  const additional = schema.get('additionalProperties')
  const keepsUnknown = schema.get('x-kubernetes-preserve-unknown-fields') === true || additional === true
  return changeEntries(object, (name, value) => {
    if (isResource && resourceFields.has(name)) return value
    const property = properties.get(name) ?? (isMapping(additional) ? additional : undefined)
    if (isMapping(property)) return pruneValue(value, property, depth + 1)
    return keepsUnknown ? value : undefined
  })
}

const resourceFields = new Set(['apiVersion', 'kind', 'metadata'])

function defaultValue(value: Value, schema: Mapping, depth: number): Value {
  if (depth > maxDepth) return value
  const items = schema.get('items')
  if (isList(value)) return isMapping(items) ? changeItems(value, item => defaultValue(item, items, depth + 1)) : value
  if (!isMapping(value)) return value
  const properties = mappingAt(schema, 'properties')
  const additional = schema.get('additionalProperties')
  const filled: [string, Value][] = []
  for (const [name, property] of properties) {
    const fallback = isMapping(property) ? (property.get('default') ?? null) : null
    if (fallback !== null && isMissing(value.get(name), property)) filled.push([name, fallback])
  }
  return changeEntries(filled.length === 0 ? value : new Map([...value, ...filled]), (name, member) => {
    const property = properties.get(name) ?? additional
    if (!isMapping(property)) return member
    if (member === null) return property.get('nullable') === true ? null : undefined
    return defaultValue(member, property, depth + 1)
  })
}

function isMissing(given: Value | undefined, property: Value): boolean {
  return given === undefined || (given === null && isMapping(property) && property.get('nullable') !== true)
}

/** A copy with each entry's value replaced, or left out where it becomes undefined; the mapping itself where nothing changes. */
function changeEntries(mapping: Mapping, change: (name: string, value: Value) => Value | undefined): Mapping {
  let changed = false
  const result = new Map<string, Value>()
  for (const [name, value] of mapping) {
    const after = change(name, value)
    changed ||= after !== value
    if (after !== undefined) result.set(name, after)
  }
  return changed ? result : mapping
}

function changeItems(items: readonly Value[], change: (item: Value) => Value): readonly Value[] {
  const result = items.map(change)
  return result.some((item, index) => item !== items[index]) ? result : items
}
