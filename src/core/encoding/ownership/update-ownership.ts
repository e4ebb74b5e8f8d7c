import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { withField } from '../edit-mapping'
import { jsonScalarText } from '../json-size'
import { quantityText } from '../stored/quantity'
import { isZeroTime, parseTime } from '../stored/time'
import type { Field, Message } from '../tables/message'
import {
  entryMembers,
  fieldElement,
  flatFields,
  isUnit,
  keyedMembers,
  leaf,
  memberSize,
  nodeSize,
  ownedMetadata,
  setElement,
} from './field-set'

/**
 * Bytes of the `fieldsV1` text after a create or update of an object, given as it is after defaulting (operation
 * `Update`). The server compares the typed object with an empty one, both as Go's JSON, and gives the writer what
 * differs (facts: storage-encoding, section 8).
 */
export function updateOwnershipSize(message: Message, object: Mapping): number {
  const metadata = object.get('metadata')
  const owned = isMapping(metadata) ? withField(object, 'metadata', ownedMetadata(metadata)) : object
  const members = updateMembers(message, owned, 'zero')
  return members === 0 ? leaf : nodeSize(false, members)
}

/**
 * What the empty object has in the place of a struct: a struct of zeros, or nothing, as below a pointer or in a new
 * item of a list.
 */
export type Empty = 'zero' | 'absent'

/**
 * Bytes of the members of a struct's node: those of a struct with nothing in it, and what each present field changes.
 * So the work follows the object, not the type: a container has 25 fields, and a manifest few of them.
 */
export function updateMembers(message: Message, object: Mapping, empty: Empty): number {
  const fields = flatFields(message)
  let members = membersOfNothing(message, empty)
  for (const [name, value] of object) {
    const field = fields.get(name)
    if (field === undefined || value === null) continue
    members += memberOf(field, value, empty) - memberOf(field, null, empty)
  }
  return members
}

function memberOf(field: Field, value: Value, empty: Empty): number {
  const node = fieldNode(field, value, empty)
  return node === 0 ? 0 : memberSize(fieldElement(field.name), node)
}

function membersOfNothing(message: Message, empty: Empty): number {
  const known = ofNothing[empty].get(message)
  if (known !== undefined) return known
  let members = 0
  for (const field of flatFields(message).values()) members += memberOf(field, null, empty)
  ofNothing[empty].set(message, members)
  return members
}

const ofNothing: Readonly<Record<Empty, Map<Message, number>>> = { zero: new Map(), absent: new Map() }

function fieldNode(field: Field, value: Value, empty: Empty): number {
  const isNew = empty === 'absent'
  if (field.mode === '!') return alwaysNode(field, value, empty)
  // A pointer, list or map. Where Go shows it as null when unset, the empty object has that null.
  const ownedItself = isNew || !field.shownWhenZero
  if (value === null) return field.shownWhenZero && isNew ? leaf : 0
  if (field.mode === '*') return listNode(field, value, ownedItself)
  if (field.mode === '%') return mapNode(field, value, ownedItself)
  if (field.kind === 'b' && value === '') return field.shownWhenZero ? leaf : 0
  if (field.message === null || isUnit(field, field.message) || !isMapping(value)) return leaf
  const members = updateMembers(field.message, value, 'absent')
  return members === 0 ? leaf : nodeSize(ownedItself, members)
}

/** A scalar or struct that is no pointer. */
function alwaysNode(field: Field, value: Value, empty: Empty): number {
  const isNew = empty === 'absent'
  const { message } = field
  if (message === null) {
    const zero = value === null || value === '' || value === 0 || value === false
    return zero ? (field.shownWhenZero && isNew ? leaf : 0) : leaf
  }
  if (message.special !== null) {
    const zero = isZeroSpecial(message.name, value)
    return zero && (!isNew || field.hiddenWhenZero) ? 0 : leaf
  }
  const object: Mapping = isMapping(value) ? value : new Map()
  if (isUnit(field, message)) return isNew || updateMembers(message, object, 'zero') > 0 ? leaf : 0
  return nodeSize(isNew, updateMembers(message, object, empty))
}

function isZeroSpecial(message: string, value: Value): boolean {
  if (value === null) return true
  switch (message) {
    case 'meta.v1.Time':
    case 'meta.v1.MicroTime': {
      const time = typeof value === 'string' ? parseTime(value) : null
      return time !== null && isZeroTime(time)
    }
    case 'resource.Quantity':
      return (typeof value === 'string' ? quantityText(value) : jsonScalarText(Number(value))) === '0'
    default:
      return value === 0
  }
}

function listNode(field: Field, value: Value, ownedItself: boolean): number {
  if (!isList(value)) return leaf
  const items: readonly Value[] = value
  if (items.length === 0) return field.shownWhenZero ? leaf : 0
  const { merge } = field
  if (merge === null || merge === 'atomic' || merge === 'granular') return leaf
  let members = 0
  if (merge === 'set') {
    for (const item of new Set(items)) members += memberSize(setElement(item), leaf)
  } else {
    const keyed = items.map(item => {
      const object: Mapping = isMapping(item) ? item : new Map()
      return { item: object, keys: keysOf(merge.keys, field.message, object) }
    })
    members = keyedMembers(keyed, item => itemMembers(field, item))
  }
  return nodeSize(ownedItself, members)
}

/**
 * Key fields as the typed item shows them: unset ones take their default, or zero where Go shows zeros, or are left
 * out.
 */
function keysOf(keys: readonly string[], message: Message | null, item: Mapping): Mapping {
  const found = new Map<string, Value>()
  for (const key of keys) {
    const field = message?.fields.get(key)
    const given = item.get(key) ?? null
    const isUnset = given === null || (field?.mode === '!' && (given === '' || given === 0))
    const value = isUnset ? (message?.keyDefaults.get(key) ?? (field?.shownWhenZero ? zeroOf(field) : null)) : given
    if (value !== null) found.set(key, value)
  }
  return found
}

function zeroOf(field: Field): Value {
  return field.kind === 'i' ? 0 : field.kind === 'B' ? false : ''
}

function mapNode(field: Field, value: Value, ownedItself: boolean): number {
  if (!isMapping(value) || value.size === 0) return field.shownWhenZero ? leaf : 0
  if (field.merge === 'atomic') return leaf
  return nodeSize(
    ownedItself,
    entryMembers(value, item => itemMembers(field, item)),
  )
}

/** Everything in a new item is new. */
function itemMembers(field: Field, item: Mapping): number {
  const { message } = field
  return message === null || message.atomic || message.special !== null ? 0 : updateMembers(message, item, 'absent')
}
