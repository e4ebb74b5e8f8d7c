import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { jsonScalarSize, jsonSize, jsonTextSize } from '../json-size'
import { type Layout, type LayoutField, type LayoutType, layoutNamed } from '../tables/layout'
import { report, reportType, type Trail } from '../trail'
import { decodedLength } from './base64'
import { isZeroTime, parseTime } from './time'

/**
 * Bytes of Go's JSON of a typed object (`encoding/json`; facts: storage-encoding, section 9), read from the object's
 * JSON in one pass: what the layout does not know is reported and vanishes, and each field is kept or left out by its
 * own rule. `remember` may answer for a field with what it knows.
 */
export function typedJsonSize(layout: Layout, object: Mapping, trail: Trail, remember = forget): number {
  let members = 0
  let size = 2
  for (const [name, value] of object) {
    const field = layout.fields.get(name)
    if (field === undefined) {
      report(trail, 'field-unknown', name)
      continue
    }
    if (isDropped(field, value)) continue
    trail.path.push(name)
    size += jsonTextSize(field.name) + 1 + remember(name, value, () => typedValueSize(field.type, value, trail))
    trail.path.pop()
    members++
  }
  for (const field of layout.always) {
    if (object.has(field.written)) continue
    size += jsonTextSize(field.name) + 1 + zeroSize(field.type)
    members++
  }
  return size + Math.max(members - 1, 0)
}

function forget(_name: string, _value: Value, size: () => number): number {
  return size()
}

/** Whether Go leaves a field out: null or absent, and with `omitempty` also what is empty. */
export function isDropped(field: LayoutField, value: Value | undefined): boolean {
  if (field.keep === '!') return false
  if (value === null || value === undefined) return true
  if (field.keep === 'p') return false
  if (field.keep === 'z') return isZero(value)
  if (value === '' || value === false || value === 0) return true
  return typeof value === 'object' && (isMapping(value) ? value.size === 0 : value.length === 0)
}

function isZero(value: Value): boolean {
  const time = typeof value === 'string' ? parseTime(value) : null
  return time !== null && isZeroTime(time)
}

/** Deeper than any schema of use; what is deeper is counted as it stands and reported. */
const maxDepth = 400

/** Bytes of one value; null is the zero value of its type. */
export function typedValueSize(type: LayoutType, value: Value, trail: Trail): number {
  if (value === null && type.kind !== 'J') return zeroSize(type)
  if (trail.path.length > maxDepth) {
    report(trail, 'too-deep')
    return jsonSize(value)
  }
  switch (type.kind) {
    case 's':
      return typeof value === 'string' ? jsonTextSize(value) : mistyped('string', value, trail)
    case 'b':
      return typeof value === 'boolean' ? jsonScalarSize(value) : mistyped('bool', value, trail)
    case 'i':
      return isInteger(value) ? jsonScalarSize(value) : mistyped('integer', value, trail)
    case 'f':
      return isNumber(value) ? jsonScalarSize(Number(value)) : mistyped('number', value, trail)
    case 't':
      return timeSize(value, trail)
    case 'y':
      return bytesSize(value, trail)
    case 'J':
      return jsonSize(value)
    case 'list':
      return isList(value) ? listSize(type.of, value, trail) : mistyped('array', value, trail)
    case 'map':
      return isMapping(value) ? mapSize(type.of, value, trail) : mistyped('object', value, trail)
    case 'struct':
      return isMapping(value) ? typedJsonSize(type.layout, value, trail) : mistyped('object', value, trail)
    default:
      return unionSize(type.kind, value, trail)
  }
}

/** The unions of JSONSchemaProps: a schema, or a list of schemas (A), a bool (B), a list of strings (D). */
function unionSize(kind: 'A' | 'B' | 'D', value: Value, trail: Trail): number {
  if (isMapping(value)) return typedJsonSize(schemaLayout(), value, trail)
  if (kind === 'B') return typeof value === 'boolean' ? jsonScalarSize(value) : mistyped('bool', value, trail)
  // An empty list, or what is neither object nor list, is no value to Go, which then writes null.
  if (!isList(value) || value.length === 0) return jsonScalarSize(null)
  return listSize(kind === 'A' ? { kind: 'struct', layout: schemaLayout() } : { kind: 's' }, value, trail)
}

export function schemaLayout(): Layout {
  return layoutNamed('JSONSchemaProps')
}

function listSize(of: LayoutType, items: readonly Value[], trail: Trail): number {
  let size = 1 + Math.max(items.length, 1)
  for (const [index, item] of items.entries()) {
    trail.path.push(index)
    size += typedValueSize(of, item, trail)
    trail.path.pop()
  }
  return size
}

function mapSize(of: LayoutType, entries: Mapping, trail: Trail): number {
  let size = 1 + entries.size + Math.max(entries.size, 1)
  for (const [key, value] of entries) {
    trail.path.push(key)
    size += jsonTextSize(key) + typedValueSize(of, value, trail)
    trail.path.pop()
  }
  return size
}

/** `"2006-01-02T15:04:05Z"`, alroutes UTC and whole seconds; the zero time is null. */
function timeSize(value: Value, trail: Trail): number {
  if (typeof value !== 'string') return mistyped('string', value, trail)
  const time = parseTime(value)
  if (time === null) report(trail, 'time-invalid')
  return time !== null && isZeroTime(time) ? 4 : 22
}

function bytesSize(value: Value, trail: Trail): number {
  if (typeof value !== 'string') return mistyped('string', value, trail)
  const length = decodedLength(value)
  if (length === null) report(trail, 'base64-invalid')
  return length === null ? jsonTextSize(value) : 2 + Math.ceil(length / 3) * 4
}

function zeroSize(type: LayoutType): number {
  switch (type.kind) {
    case 's':
      return 2
    case 'b':
      return 5
    case 'i':
    case 'f':
      return 1
    case 'struct':
      return typedJsonSize(type.layout, new Map(), { path: [], findings: [], rawJson: 'plain' })
    default:
      return 4
  }
}

/** The server refuses the object; the value is counted as it stands. */
function mistyped(
  expected: 'string' | 'bool' | 'integer' | 'number' | 'array' | 'object',
  value: Value,
  trail: Trail,
): number {
  reportType(trail, expected, value)
  return jsonSize(value)
}

function isInteger(value: Value): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'bigint' || typeof value === 'number'
}
