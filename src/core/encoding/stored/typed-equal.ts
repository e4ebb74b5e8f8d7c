import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import type { Layout, LayoutField, LayoutType } from '../tables/layout'
import { isDropped, schemaLayout } from './typed-json-size'

/**
 * Whether two values are equal once Go has read them into typed structs, as `equality.Semantic.DeepEqual` compares the versions of a CRD:
 * unknown fields do not count, what is left out counts as absent, empty lists and maps equal none, `{}` does not equal none.
 */
export function typedEqual(field: LayoutField, a: Value | undefined, b: Value | undefined): boolean {
  if (isAbsent(field, a) || isAbsent(field, b)) return isAbsent(field, a) && isAbsent(field, b)
  return valuesEqual(field.type, a ?? null, b ?? null)
}

/** A zero in a field that is always written equals none: both are that zero in Go. Behind a pointer it does not. */
function isAbsent(field: LayoutField, value: Value | undefined): boolean {
  return isDropped(field.keep === '!' ? { ...field, keep: 'e' } : field, value)
}

function valuesEqual(type: LayoutType, a: Value, b: Value): boolean {
  switch (type.kind) {
    case 'struct':
      return isMapping(a) && isMapping(b) ? structsEqual(type.layout, a, b) : jsonEqual(a, b)
    case 'map':
      return isMapping(a) && isMapping(b) ? mapsEqual(a, b, (x, y) => valuesEqual(type.of, x, y)) : jsonEqual(a, b)
    case 'list':
      return isList(a) && isList(b) ? listsEqual(a, b, (x, y) => valuesEqual(type.of, x, y)) : jsonEqual(a, b)
    case 'A':
    case 'B':
    case 'D':
      return unionsEqual(a, b)
    default:
      return jsonEqual(a, b)
  }
}

function unionsEqual(a: Value, b: Value): boolean {
  if (isMapping(a) && isMapping(b)) return structsEqual(schemaLayout(), a, b)
  return isList(a) && isList(b) ? listsEqual(a, b, unionsEqual) : jsonEqual(a, b)
}

function structsEqual(layout: Layout, a: Mapping, b: Mapping): boolean {
  for (const [name, value] of a) {
    const field = layout.fields.get(name)
    if (field !== undefined && !typedEqual(field, value, b.get(name))) return false
  }
  for (const [name, value] of b) {
    const field = layout.fields.get(name)
    if (field !== undefined && !a.has(name) && !typedEqual(field, undefined, value)) return false
  }
  return true
}

function jsonEqual(a: Value, b: Value): boolean {
  if (isMapping(a) && isMapping(b)) return mapsEqual(a, b, jsonEqual)
  if (isList(a) && isList(b)) return listsEqual(a, b, jsonEqual)
  return a === b
}

function mapsEqual(a: Mapping, b: Mapping, equal: (a: Value, b: Value) => boolean): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !equal(value, other)) return false
  }
  return true
}

function listsEqual(a: readonly Value[], b: readonly Value[], equal: (a: Value, b: Value) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => equal(item, b[index] ?? null))
}
