import { isMapping, type Mapping, type Value } from '../manifest'

/** The mapping at `name`, an empty one where there is none. */
export function mappingAt(object: Mapping, name: string): Mapping {
  const value = object.get(name)
  return isMapping(value) ? value : empty
}

const empty: Mapping = new Map()

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

/** A copy with the mapping at `name` replaced by what `change` makes of it; the object itself where that is the same. */
export function changeField(object: Mapping, name: string, change: (value: Mapping) => Mapping): Mapping {
  const before = mappingAt(object, name)
  const after = change(before)
  return after === before ? object : withField(object, name, after)
}

/** Whether a field has no value: absent or null. */
export function isUnset(object: Mapping, name: string): boolean {
  return (object.get(name) ?? null) === null
}
