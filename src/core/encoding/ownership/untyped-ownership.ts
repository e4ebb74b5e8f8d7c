import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../../object'
import { messageNamed } from '../tables/message'
import { applyMembers } from './apply-ownership'
import {
  fieldElement,
  fieldElementInJson,
  keyedMembers,
  leaf,
  memberSize,
  nodeSize,
  ownedMetadata,
  setElement,
} from './field-set'
import { updateMembers } from './update-ownership'

/**
 * How the server writes the entry: an update owns every node it makes, an apply only leaves, items and entries of maps.
 */
export type Operation = 'Update' | 'Apply'

/**
 * Bytes of the `fieldsV1` text for a custom resource, which is no typed object: the empty object it is compared with is
 * really empty. List and map types come from the schema of its CRD; without one, lists are units and members of objects
 * are fields (facts: storage-encoding, section 10; live-apiserver, F9 and F11).
 */
export function untypedOwnershipSize(object: Mapping, schema: Mapping | null, operation: Operation): number {
  let members = metadataMember(object.get('metadata'), operation)
  for (const [name, value] of object) {
    if (name === 'apiVersion' || name === 'kind' || name === 'metadata') continue
    members += fieldMember(name, value, propertyOf(schema, name), operation, 0)
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

function fieldMember(name: string, value: Value, property: Property, operation: Operation, depth: number): number {
  // An apply owns entries of maps, and of struct fields only what is in them.
  const owned = operation === 'Update' || !property.isField
  return memberSize(fieldElementInJson(name), node(value, property.schema, operation, owned, depth))
}

function node(value: Value, schema: Mapping | null, operation: Operation, ownedItself: boolean, depth: number): number {
  if (depth > maxDepth) return leaf
  if (isMapping(value)) {
    if (value.size === 0 || schema?.get('x-kubernetes-map-type') === 'atomic') return leaf
    const isResource = schema?.get('x-kubernetes-embedded-resource') === true
    let members = 0
    for (const [name, member] of value) {
      members +=
        isResource && name === 'metadata' && isMapping(member)
          ? memberSize(fieldElementInJson(name), embeddedMetadata(member, operation))
          : fieldMember(
              name,
              member,
              isResource ? resourceField(schema, name) : propertyOf(schema, name),
              operation,
              depth + 1,
            )
    }
    return nodeSize(ownedItself, members)
  }
  if (!isList(value)) return leaf
  const items = schema?.get('items')
  const itemSchema = isMapping(items) ? items : null
  switch (schema?.get('x-kubernetes-list-type')) {
    case 'set':
      return nodeSize(
        ownedItself,
        [...new Set(value)].reduce<number>((sum, item) => sum + memberSize(setElement(item), leaf), 0),
      )
    case 'map': {
      const keyed = value.map(item => ({
        item: isMapping(item) ? item : new Map<string, Value>(),
        keys: keysOf(schema, itemSchema, item),
      }))
      // The node of an item is owned whatever is in it.
      const members = keyedMembers(keyed, item => membersOf(item, itemSchema, operation, depth + 1))
      return nodeSize(ownedItself, members)
    }
    default:
      return leaf
  }
}

function membersOf(item: Mapping, schema: Mapping | null, operation: Operation, depth: number): number {
  let members = 0
  for (const [name, member] of item) {
    members += fieldMember(name, member, propertyOf(schema, name), operation, depth + 1)
  }
  return members
}

/** Metadata of a resource inside a resource is ObjectMeta, and nothing of it belongs to nobody. */
function embeddedMetadata(metadata: Mapping, operation: Operation): number {
  if (metadata.size === 0) return leaf
  const message = messageNamed('meta.v1.ObjectMeta')
  return operation === 'Apply'
    ? nodeSize(false, applyMembers(message, metadata))
    : nodeSize(true, updateMembers(message, metadata, 'absent'))
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

interface Property {
  readonly schema: Mapping | null
  /** It is a field of a struct and not an entry of a map. */
  readonly isField: boolean
}

/**
 * The schema of a member. What a schema does not name is an entry of a map, and so is all that it holds (kube-openapi
 * `pkg/schemaconv`: the type is deduced). Without a schema, names are taken for fields.
 */
function propertyOf(schema: Mapping | null, name: string): Property {
  if (schema === null) return { schema: null, isField: true }
  const property = mappingAt(schema, 'properties').get(name)
  if (isMapping(property)) return { schema: property, isField: true }
  const additional = schema.get('additionalProperties')
  return { schema: isMapping(additional) ? additional : deduced, isField: false }
}

function resourceField(schema: Mapping | null, name: string): Property {
  return name === 'apiVersion' || name === 'kind' ? { schema: deduced, isField: true } : propertyOf(schema, name)
}

const deduced: Mapping = new Map()
