import { equalValues, isList, isMapping, type Mapping, type Value } from '../../manifest'
import type { Layout, LayoutField, LayoutType } from '../tables/layout'
import { isDropped, schemaLayout } from './typed-json-size'

/**
 * Whether two values are equal once Go has read them into typed structs, as `equality.Semantic.DeepEqual` compares the
 * versions of a CRD: unknown fields do not count, what is left out counts as absent, empty lists and maps equal none,
 * `{}` does not equal none.
 */
export function typedEqual(field: LayoutField, a: Value | undefined, b: Value | undefined): boolean {
  return fieldsEqual(field, a, b, 0)
}

/** Deeper than this, values are compared as they are. */
const maxDepth = 400

function fieldsEqual(field: LayoutField, a: Value | undefined, b: Value | undefined, depth: number): boolean {
  if (isAbsent(field, a) || isAbsent(field, b)) return isAbsent(field, a) && isAbsent(field, b)
  return valuesEqual(field.type, a ?? null, b ?? null, depth)
}

/** A zero in a field that is always written equals none: both are that zero in Go. Behind a pointer it does not. */
function isAbsent(field: LayoutField, value: Value | undefined): boolean {
  return isDropped(field.keep === '!' ? { ...field, keep: 'e' } : field, value)
}

function valuesEqual(type: LayoutType, a: Value, b: Value, depth: number): boolean {
  if (depth > maxDepth) return equalValues(a, b)
  switch (type.kind) {
    case 'struct':
      return isMapping(a) && isMapping(b) ? structsEqual(type.layout, a, b, depth) : equalValues(a, b)
    case 'map': {
      const equal = (x: Value, y: Value) => valuesEqual(type.of, x, y, depth + 1)
      return isMapping(a) && isMapping(b) ? mapsEqual(a, b, equal) : equalValues(a, b)
    }
    case 'list': {
      const equal = (x: Value, y: Value) => valuesEqual(type.of, x, y, depth + 1)
      return isList(a) && isList(b) ? listsEqual(a, b, equal) : equalValues(a, b)
    }
    case 'A':
    case 'B':
    case 'D':
      return unionsEqual(a, b, depth)
    default:
      return equalValues(a, b)
  }
}

function unionsEqual(a: Value, b: Value, depth: number): boolean {
  if (depth > maxDepth) return equalValues(a, b)
  if (isMapping(a) && isMapping(b)) return structsEqual(schemaLayout(), a, b, depth)
  return isList(a) && isList(b) ? listsEqual(a, b, (x, y) => unionsEqual(x, y, depth + 1)) : equalValues(a, b)
}

function structsEqual(layout: Layout, a: Mapping, b: Mapping, depth: number): boolean {
  for (const [name, value] of a) {
    const field = layout.fields.get(name)
    if (field !== undefined && !fieldsEqual(field, value, b.get(name), depth + 1)) return false
  }
  for (const [name, value] of b) {
    const field = layout.fields.get(name)
    if (field !== undefined && !a.has(name) && !fieldsEqual(field, undefined, value, depth + 1)) return false
  }
  return true
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
