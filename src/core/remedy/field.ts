import { isList, isMapping, type Mapping, type Path, type Value } from '../manifest'

/**
 * A field of an object, or an element of a list in it: its value, and how to get there. The same field is the same
 * `Field`, so that removals can be compared.
 */
export interface Field {
  readonly parent: Field | null
  /** Key or index in the parent; empty for the root. */
  readonly key: string | number
  readonly value: Value
  readonly below: Map<string | number, Field>
}

export function rootField(object: Mapping): Field {
  return { parent: null, key: '', value: object, below: new Map() }
}

/** The field under a key; null where there is none. */
export function fieldAt(field: Field | null, key: string | number): Field | null {
  if (!field) return null
  const known = field.below.get(key)
  if (known) return known
  const value = memberOf(field.value, key)
  if (value === undefined) return null
  const below: Field = { parent: field, key, value, below: new Map() }
  field.below.set(key, below)
  return below
}

/** The field at the end of several keys, one below the other. */
export function fieldDown(field: Field | null, ...keys: readonly (string | number)[]): Field | null {
  return keys.reduce(fieldAt, field)
}

/** The elements of a list, the members of a mapping; none of a scalar. */
export function fieldsBelow(field: Field | null): Field[] {
  if (!field) return []
  const { value } = field
  const keys = isMapping(value) ? [...value.keys()] : isList(value) ? [...value.keys()] : []
  return keys.flatMap(key => fieldAt(field, key) ?? [])
}

export function pathOf(field: Field): Path {
  const keys: (string | number)[] = []
  for (let at = field; at.parent; at = at.parent) keys.push(at.key)
  return keys.reverse()
}

/**
 * The value without some fields and with other values in some; everything else is shared with it, and it is the value
 * itself where there are none. A field inside one that is removed goes with it.
 */
export function withChanges(
  root: Field,
  removed: readonly Field[],
  replaced: ReadonlyMap<Field, Value> = new Map(),
): Mapping {
  const copies = new Map<Field, Map<string, Value> | Value[]>()
  const gone = new Map<Field, Set<number>>()
  for (const [{ parent, key }, value] of replaced) {
    if (!parent) continue
    const copy = copyOf(parent, copies)
    if (copy instanceof Map) copy.set(String(key), value)
    else copy[Number(key)] = value
  }
  for (const { parent, key } of removed) {
    if (!parent) continue
    const copy = copyOf(parent, copies)
    if (copy instanceof Map) copy.delete(String(key))
    else gone.set(parent, (gone.get(parent) ?? new Set()).add(Number(key)))
  }
  for (const [field, indexes] of gone) {
    const list = copies.get(field)
    if (!Array.isArray(list)) continue
    const kept = list.filter((_, index) => !indexes.has(index))
    list.splice(0, list.length, ...kept)
  }
  return (copies.get(root) ?? root.value) as Mapping
}

/** A copy of the value of a field, in a copy of what it stands in, up to the root. */
function copyOf(field: Field, copies: Map<Field, Map<string, Value> | Value[]>): Map<string, Value> | Value[] {
  const missing: Field[] = []
  for (let at: Field | null = field; at && !copies.has(at); at = at.parent) missing.push(at)
  for (const at of missing.reverse()) {
    const copy = isMapping(at.value) ? new Map(at.value) : isList(at.value) ? [...at.value] : new Map()
    copies.set(at, copy)
    const above = at.parent && copies.get(at.parent)
    if (above instanceof Map) {
      // A field inside one that is removed as well has nowhere to go.
      if (above.has(String(at.key))) above.set(String(at.key), copy)
    } else if (above) above[Number(at.key)] = copy
  }
  return copies.get(field) ?? new Map()
}

function memberOf(value: Value, key: string | number): Value | undefined {
  if (isMapping(value)) return value.get(String(key))
  return isList(value) && typeof key === 'number' ? value[key] : undefined
}
