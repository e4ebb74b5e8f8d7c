import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import type { Field, Message } from '../tables/message'
import {
  entryMembers,
  fieldElement,
  flatFields,
  isUnit,
  keyElement,
  leaf,
  memberSize,
  nodeSize,
  ownedMetadata,
  setElement,
} from './field-set'

/**
 * Bytes of the `fieldsV1` text after server-side apply of exactly this object (operation `Apply`): its own fields, no
 * defaults (facts: storage-encoding, section 8).
 */
export function applyOwnershipSize(message: Message, object: Mapping): number {
  let members = 0
  for (const [name, value] of object) {
    const field = flatFields(message).get(name)
    if (field === undefined) continue
    const node = name === 'metadata' ? metadataNode(field, value) : fieldNode(field, value)
    members += memberSize(fieldElement(name), node)
  }
  return members === 0 ? leaf : nodeSize(false, members)
}

/** `metadata` itself belongs to nobody, so an empty one or null leaves no trace. */
function metadataNode(field: Field, metadata: Value): number {
  if (!isMapping(metadata) || field.message === null) return 0
  return nodeSize(false, applyMembers(field.message, ownedMetadata(metadata)))
}

/** Bytes of the members of a struct's node, all of them given by the object. */
export function applyMembers(message: Message, object: Mapping): number {
  const fields = flatFields(message)
  let members = 0
  for (const [name, value] of object) {
    const field = fields.get(name)
    if (field !== undefined) members += memberSize(fieldElement(name), fieldNode(field, value))
  }
  return members
}

/** Scalars, units, nulls and empty objects are owned; other nodes are not, only what is in them. */
function fieldNode(field: Field, value: Value): number {
  if (value === null) return leaf
  if (field.mode === '*') return listNode(field, value)
  if (field.mode === '%') return mapNode(field, value)
  if (field.message === null || isUnit(field, field.message) || !isMapping(value) || value.size === 0) return leaf
  return nodeSize(false, applyMembers(field.message, value))
}

/** Items of sets and associative lists are owned. */
function listNode(field: Field, value: Value): number {
  if (!isList(value) || field.merge === null || field.merge === 'atomic' || field.merge === 'granular') return leaf
  const items: readonly Value[] = value
  let members = 0
  if (field.merge === 'set') {
    for (const item of new Set(items)) members += memberSize(setElement(item), leaf)
  } else {
    for (const item of items) {
      const object: Mapping = isMapping(item) ? item : new Map()
      members += memberSize(
        keyElement(keysOf(field.merge.keys, field.message, object)),
        nodeSize(true, itemMembers(field, object)),
      )
    }
  }
  return nodeSize(false, members)
}

function keysOf(keys: readonly string[], message: Message | null, item: Mapping): Mapping {
  const found = new Map<string, Value>()
  for (const key of keys) {
    const value = item.get(key) ?? message?.keyDefaults.get(key)
    if (value !== undefined) found.set(key, value)
  }
  return found
}

/** Keys of a map are no fields of a struct, so each entry is owned. */
function mapNode(field: Field, value: Value): number {
  if (!isMapping(value) || value.size === 0 || field.merge === 'atomic') return leaf
  return nodeSize(
    false,
    entryMembers(value, item => itemMembers(field, item)),
  )
}

function itemMembers(field: Field, item: Mapping): number {
  const { message } = field
  return message === null || message.atomic || message.special !== null ? 0 : applyMembers(message, item)
}
