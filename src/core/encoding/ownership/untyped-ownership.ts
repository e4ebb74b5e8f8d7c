import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { messageNamed } from '../tables/message'
import { applyMembers } from './apply-ownership'
import { fieldElement, keyElement, leaf, memberSize, nodeSize, ownedMetadata, setElement } from './field-set'
import { updateMembers } from './update-ownership'

/** How the server writes the entry: an update owns every node it makes, an apply only leaves, items and entries of maps. */
export type Operation = 'Update' | 'Apply'

/**
 * Bytes of the `fieldsV1` text for a custom resource, which is no typed object: the empty object it is compared with is really empty. List
 * and map types come from the schema of its CRD; without one, lists are units and members of objects are fields (facts: storage-encoding,
 * section 10; not measured).
 */
export function untypedOwnershipSize(object: Mapping, schema: Mapping | null, operation: Operation): number {
  let members = metadataMember(object.get('metadata'), operation)
  for (const [name, value] of object) {
    if (name === 'apiVersion' || name === 'kind' || name === 'metadata') continue
    const property = propertyOf(schema, name)
    members += memberSize(fieldElement(name), node(value, property.schema, operation, operation === 'Update', 0))
  }
  return members === 0 ? leaf : nodeSize(false, members)
}

/** `metadata` is ObjectMeta for every kind; the node itself belongs to nobody. */
export function metadataMember(metadata: Value | undefined, operation: Operation): number {
  if (!isMapping(metadata)) return 0
  const message = messageNamed('meta.v1.ObjectMeta')
  const owned = ownedMetadata(metadata)
  const members = operation === 'Apply' ? applyMembers(message, owned) : updateMembers(message, owned, 'absent')
  return memberSize(fieldElement('metadata'), nodeSize(false, members))
}

/** Deeper than this, a value counts as one unit. */
const maxDepth = 400

function node(value: Value, schema: Mapping | null, operation: Operation, ownedItself: boolean, depth: number): number {
  if (depth > maxDepth) return leaf
  if (isMapping(value)) {
    if (value.size === 0 || schema?.get('x-kubernetes-map-type') === 'atomic') return leaf
    let members = 0
    for (const [name, member] of value) {
      const property = propertyOf(schema, name)
      const owned = operation === 'Update' || !property.isField
      members += memberSize(fieldElement(name), node(member, property.schema, operation, owned, depth + 1))
    }
    return nodeSize(ownedItself, members)
  }
  if (!isList(value)) return leaf
  const items = schema?.get('items')
  const itemSchema = isMapping(items) ? items : null
  switch (schema?.get('x-kubernetes-list-type')) {
    case 'set':
      return listNode(value, ownedItself, item => memberSize(setElement(item), leaf))
    case 'map':
      return listNode(value, ownedItself, item =>
        memberSize(keyElement(keysOf(schema, itemSchema, item)), node(item, itemSchema, operation, true, depth + 1)),
      )
    default:
      return leaf
  }
}

/** An empty list leaves no items; an update owns the list itself. */
function listNode(items: readonly Value[], ownedItself: boolean, member: (item: Value) => number): number {
  let members = 0
  for (const item of items) members += member(item)
  return nodeSize(ownedItself, members)
}

function keysOf(schema: Mapping | undefined, itemSchema: Mapping | null, item: Value): Mapping {
  const names = schema?.get('x-kubernetes-list-map-keys')
  const found = new Map<string, Value>()
  if (!isList(names) || !isMapping(item)) return found
  for (const name of [...names].sort()) {
    const fallback = propertyOf(itemSchema, String(name)).schema?.get('default')
    const value = item.get(String(name)) ?? fallback
    if (value !== undefined && value !== null) found.set(String(name), value)
  }
  return found
}

/** The schema of a member, and whether it is a field of a struct and not an entry of a map. Without a schema it is taken for a field. */
function propertyOf(schema: Mapping | null, name: string): { schema: Mapping | null; isField: boolean } {
  if (schema === null) return { schema: null, isField: true }
  const properties = schema.get('properties')
  const property = isMapping(properties) ? properties.get(name) : undefined
  if (isMapping(property)) return { schema: property, isField: true }
  const additional = schema.get('additionalProperties')
  return { schema: isMapping(additional) ? additional : null, isField: false }
}
