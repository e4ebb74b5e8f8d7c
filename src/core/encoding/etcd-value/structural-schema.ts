import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../../object'
import { changeEntries, changeField, changeItems } from '../edit-mapping'
import { typedView } from '../stored/typed-view'
import { messageNamed } from '../tables/message'

/**
 * What the API server does to a custom resource by the structural schema of its CRD (facts: storage-encoding, section
 * 10; live-apiserver, D; apiextensions-apiserver `pkg/apiserver/schema`). Deeper than this, values are left as they
 * are.
 */
const maxDepth = 200

/**
 * The object as it is decoded (`pkg/apiserver/customresource_handler.go: unstructuredSchemaCoercer.apply`): unknown
 * fields are gone, then nulls that nothing can take, and metadata of embedded resources has gone through its type. The
 * root's own metadata: `coerceObjectMeta`.
 */
export function coerce(object: Mapping, schema: Mapping): Mapping {
  const pruned = pruneMapping(object, schema, true, 0)
  const withoutNulls = pruneNulls(pruned, schema, 0)
  const coerced = coerceEmbedded(withoutNulls, schema, 0)
  return isMapping(coerced) ? coerced : object
}

/**
 * Metadata goes through ObjectMeta: what that does not know is dropped, and so is what Go leaves out when empty
 * (`pkg/apiserver/schema/ objectmeta/coerce.go: GetObjectMeta`, `SetObjectMeta`).
 */
export function coerceObjectMeta(object: Mapping): Mapping {
  const metadata = object.get('metadata')
  if (!isMapping(metadata)) return object
  return changeField(object, 'metadata', given => typedView(messageNamed('meta.v1.ObjectMeta'), given))
}

/** The object with the schema's defaults (`pkg/apiserver/schema/defaulting/algorithm.go: Default`). */
export function applySchemaDefaults(object: Mapping, schema: Mapping): Mapping {
  const result = defaultValue(object, schema, 0)
  return isMapping(result) ? result : object
}

/**
 * `pkg/apiserver/schema/pruning/algorithm.go: prune`. Without a schema, as below `additionalProperties: true`, objects
 * are emptied.
 */
function pruneValue(value: Value, schema: Mapping | null, depth: number): Value {
  if (depth > maxDepth) return value
  if (isMapping(value)) {
    if (schema === null) return value.size === 0 ? value : nothing
    return pruneMapping(value, schema, schema.get('x-kubernetes-embedded-resource') === true, depth)
  }
  if (!isList(value)) return value
  const items = schema && schemaAt(schema, 'items')
  // What keeps unknown fields keeps items of which nothing is said.
  if (items === null && keepsUnknown(schema)) return value
  return changeItems(value, item => pruneValue(item, items, depth + 1))
}

function pruneMapping(object: Mapping, schema: Mapping, isResource: boolean, depth: number): Mapping {
  return changeEntries(object, (name, value) => {
    if (isResource && resourceFields.has(name)) return value
    const member = memberOf(schema, name)
    if (member !== undefined) return pruneValue(value, member, depth + 1)
    return keepsUnknown(schema) ? value : undefined
  })
}

const resourceFields = new Set(['apiVersion', 'kind', 'metadata'])
const nothing: Mapping = new Map()

/** `pkg/apiserver/schema/defaulting/prunenulls.go: PruneNonNullableNullsWithoutDefaults`. */
function pruneNulls(value: Value, schema: Mapping | null, depth: number): Value {
  if (depth > maxDepth) return value
  if (isMapping(value)) {
    return changeEntries(value, (name, member) => {
      const property = (schema && memberOf(schema, name)) ?? null
      if (isForbiddenNull(member, property) && defaultOf(property) === null) return undefined
      return pruneNulls(member, property, depth + 1)
    })
  }
  if (!isList(value)) return value
  const items = schema && schemaAt(schema, 'items')
  return changeItems(value, item => pruneNulls(item, items, depth + 1))
}

/** `pkg/apiserver/schema/objectmeta/algorithm.go: Coerce`. */
function coerceEmbedded(value: Value, schema: Mapping | null, depth: number): Value {
  if (depth > maxDepth || schema === null) return value
  if (isMapping(value)) {
    const isResource = depth > 0 && schema.get('x-kubernetes-embedded-resource') === true
    const coerced = isResource ? coerceObjectMeta(value) : value
    return changeEntries(coerced, (name, member) => coerceEmbedded(member, memberOf(schema, name) ?? null, depth + 1))
  }
  if (!isList(value)) return value
  const items = schemaAt(schema, 'items')
  return items === null ? value : changeItems(value, item => coerceEmbedded(item, items, depth + 1))
}

function defaultValue(value: Value, schema: Mapping | null, depth: number): Value {
  if (depth > maxDepth || schema === null) return value
  if (isList(value)) {
    const items = schemaAt(schema, 'items')
    if (items === null) return value
    return changeItems(value, item => {
      const filled = isForbiddenNull(item, items) ? defaultOf(items) : item
      return defaultValue(filled, items, depth + 1)
    })
  }
  if (!isMapping(value)) return value
  const properties = mappingAt(schema, 'properties')
  const filled: [string, Value][] = []
  for (const [name, property] of properties) {
    if (!isMapping(property)) continue
    const fallback = defaultOf(property)
    if (fallback === null) continue
    if (!value.has(name) || isForbiddenNull(value.get(name), property)) filled.push([name, fallback])
  }
  return changeEntries(filled.length === 0 ? value : new Map([...value, ...filled]), (name, member) => {
    const property = memberOf(schema, name) ?? null
    const given = !properties.has(name) && isForbiddenNull(member, property) ? defaultOf(property) : member
    return defaultValue(given, property, depth + 1)
  })
}

/**
 * The schema of a member: null where anything is allowed and nothing is said, undefined where the schema does not know
 * it.
 */
function memberOf(schema: Mapping, name: string): Mapping | null | undefined {
  const property = mappingAt(schema, 'properties').get(name)
  if (isMapping(property)) return property
  const additional = schema.get('additionalProperties')
  if (isMapping(additional)) return additional
  return typeof additional === 'boolean' ? null : undefined
}

function schemaAt(schema: Mapping, name: string): Mapping | null {
  const value = schema.get(name)
  return isMapping(value) ? value : null
}

function keepsUnknown(schema: Mapping | null): boolean {
  return schema?.get('x-kubernetes-preserve-unknown-fields') === true
}

function isForbiddenNull(value: Value | undefined, schema: Mapping | null): boolean {
  return value === null && schema !== null && schema.get('nullable') !== true
}

function defaultOf(schema: Mapping | null): Value {
  return schema?.get('default') ?? null
}
