import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { mappingAt } from '../object'

/** A copy with `name` set; the rest is shared. */
export function withField(object: Mapping, name: string, value: Value): Mapping {
  return new Map(object).set(name, value)
}

/** A copy without these fields, or the object itself where it has none of them. */
export function withoutFields(object: Mapping, names: readonly string[]): Mapping {
  if (!names.some(name => object.has(name))) return object
  const rest = new Map(object)
  for (const name of names) rest.delete(name)
  return rest
}

/**
 * A copy with the mapping at `name` replaced by what `change` makes of it; the object itself where that is the same.
 */
export function changeField(object: Mapping, name: string, change: (value: Mapping) => Mapping): Mapping {
  const before = mappingAt(object, name)
  const after = change(before)
  return after === before ? object : withField(object, name, after)
}

/** Whether a field has no value: absent or null. */
export function isUnset(object: Mapping, name: string): boolean {
  return (object.get(name) ?? null) === null
}

/**
 * A copy with each entry's value replaced, or left out where it becomes undefined; the mapping itself where nothing
 * changes.
 */
export function changeEntries(mapping: Mapping, change: (name: string, value: Value) => Value | undefined): Mapping {
  // Most change nothing, so nothing is copied before something does. In a copy entries keep their places.
  let copy: Map<string, Value> | null = null
  for (const [name, value] of mapping) {
    const after = change(name, value)
    if (after === value) continue
    copy ??= new Map(mapping)
    if (after === undefined) copy.delete(name)
    else copy.set(name, after)
  }
  return copy ?? mapping
}

/** A copy of a list with each item replaced by what `change` makes of it; the list itself where nothing changes. */
export function changeItems(items: readonly Value[], change: (item: Value) => Value): readonly Value[] {
  let copy: Value[] | null = null
  for (const [index, item] of items.entries()) {
    const after = change(item)
    if (after === item) continue
    copy ??= [...items]
    copy[index] = after
  }
  return copy ?? items
}

/**
 * A copy with every mapping of the list at `name` replaced; the object itself where there is no list, or nothing
 * changes.
 */
export function changeEach(object: Mapping, name: string, change: (item: Mapping) => Mapping): Mapping {
  const items = object.get(name)
  if (!isList(items)) return object
  const changed = changeItems(items, item => (isMapping(item) ? change(item) : item))
  return changed === items ? object : withField(object, name, changed)
}

/**
 * The value without null members of objects, at every depth; null items of lists stay. The value itself where it has
 * none.
 */
export function withoutNulls(value: Value, depth = 0): Value {
  if (depth > maxDepth) return value
  if (isList(value)) return changeItems(value, item => withoutNulls(item, depth + 1))
  if (!isMapping(value)) return value
  return changeEntries(value, (_, member) => (member === null ? undefined : withoutNulls(member, depth + 1)))
}

/** Deeper than anything that the API server takes. */
const maxDepth = 1000
