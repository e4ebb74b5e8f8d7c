import { isMapping, type Mapping, type Value } from '../../manifest'
import { jsonTextSize, quotedJsonSize, unescapedTextSize } from '../json-size'
import type { Field, Message } from '../tables/message'

/**
 * Sizes of the `fieldsV1` text of managedFields (facts: storage-encoding, section 8): a nested JSON object whose keys
 * are path elements. Members of an object are summed with a comma each; `nodeSize` takes the one too many off.
 */

/** A leaf: `{}`. */
export const leaf = 2

/**
 * Bytes of a node from those of its members. A node that is itself owned and has members starts with `".":{}`; one that
 * is neither owned nor has members does not exist, which is size 0.
 */
export function nodeSize(owned: boolean, members: number): number {
  if (members === 0) return owned ? leaf : 0
  return 1 + members + (owned ? '".":{},'.length : 0)
}

/** Bytes of a member with its comma; nothing where its node does not exist. */
export function memberSize(element: number, node: number): number {
  return node === 0 ? 0 : element + ':'.length + node + ','.length
}

/** The members of a node for the entries of a map; `itemMembers` counts those of an entry that is a mapping itself. */
export function entryMembers(entries: Mapping, itemMembers: (item: Mapping) => number): number {
  let members = 0
  for (const [key, item] of entries) {
    members += memberSize(fieldElement(key), nodeSize(true, isMapping(item) ? itemMembers(item) : 0))
  }
  return members
}

/** `"f:name"`: a field or the key of a map; `<`, `>` and `&` are not escaped here. */
export function fieldElement(name: string): number {
  return 2 + unescapedTextSize(name)
}

/** `"f:name"` where the text is stored inside JSON: there `<`, `>` and `&` are escaped. */
export function fieldElementInJson(name: string): number {
  return 2 + jsonTextSize(name)
}

/** `"v:\"text\""`: an item of a set. */
export function setElement(item: Value): number {
  return 4 + quotedJsonSize(item)
}

/** `"k:{\"name\":\"x\"}"`: an item of an associative list. */
export function keyElement(keys: Mapping): number {
  return 4 + quotedJsonSize(keys)
}

/**
 * Bytes of the items of an associative list. Of those with the same keys only the keys are owned (structured-merge-diff
 * `typed/compare.go: visitListItems` of a list that may hold duplicates).
 */
export function keyedMembers(
  keyed: readonly { readonly item: Mapping; readonly keys: Mapping }[],
  membersOf: (item: Mapping) => number,
): number {
  const [only] = keyed
  if (keyed.length === 1 && only) return memberSize(keyElement(only.keys), nodeSize(true, membersOf(only.item)))
  const times = new Map<string, number>()
  const ids = keyed.map(({ keys }) => JSON.stringify([...keys]))
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  const seen = new Set<string>()
  let members = 0
  for (const [index, { item, keys }] of keyed.entries()) {
    const id = ids[index] ?? ''
    const isOnly = times.get(id) === 1
    if (seen.has(id)) continue
    seen.add(id)
    members += memberSize(keyElement(keys), nodeSize(true, isOnly ? membersOf(item) : 0))
  }
  return members
}

/** An object's metadata without the fields that belong to nobody. */
export function ownedMetadata(metadata: Mapping): Mapping {
  const owned = new Map<string, Value>()
  for (const [name, value] of metadata) if (!unownedMetadata.has(name)) owned.set(name, value)
  return owned
}

const unownedMetadata: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'creationTimestamp',
  'selfLink',
  'uid',
  'generation',
  'managedFields',
  'resourceVersion',
])

/** A message that is tracked as one unit where `field` uses it. */
export function isUnit(field: Field, message: Message): boolean {
  if (message.special !== null || message.items !== null || field.merge === 'atomic') return true
  return message.atomic && field.merge !== 'granular'
}

/** The fields of a message, those of inlined messages among them. */
export function flatFields(message: Message): ReadonlyMap<string, Field> {
  if (message.inlined.length === 0) return message.fields
  const known = flat.get(message)
  if (known !== undefined) return known
  const inlined = message.inlined.flatMap(field => (field.message === null ? [] : [...flatFields(field.message)]))
  const fields = new Map([...inlined, ...message.fields])
  flat.set(message, fields)
  return fields
}

const flat = new Map<Message, ReadonlyMap<string, Field>>()
