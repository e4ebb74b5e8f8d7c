/**
 * A value as kubectl reads it. `number` is a float64, or an integer within JavaScript's safe range; `bigint` an integer
 * of int64 beyond it. A mapping keeps the order of the document; a Map, so that `__proto__` and `10` are keys like any
 * other.
 */
export type Value = null | boolean | number | bigint | string | readonly Value[] | Mapping

export type Mapping = ReadonlyMap<string, Value>

export function isMapping(value: Value | undefined): value is Mapping {
  return value instanceof Map
}

/** `Array.isArray` does not narrow readonly arrays. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}
