import { hoistedCrd } from '../encoding/stored/stored-crd'
import { isDropped } from '../encoding/stored/typed-json-size'
import { type Layout, type LayoutType, layoutNamed } from '../encoding/tables/layout'
import { newTrail } from '../encoding/trail'
import { isMapping, type Mapping, type Value } from '../manifest'
import { goJson } from './go-json'

/** The text that is stored for a CRD, written out, for tests that compare it with the size that the core counts. */
export function encodeCrd(crd: Mapping): string {
  return `${goJson(struct(layoutNamed('CustomResourceDefinition'), hoistedCrd(crd, newTrail())))}\n`
}

function struct(layout: Layout, object: Mapping): Value {
  const result = new Map<string, Value>(layout.always.map(field => [field.name, zero(field.type)]))
  for (const [name, value] of object) {
    const field = layout.fields.get(name)
    if (field !== undefined && !isDropped(field, value)) result.set(field.name, typed(field.type, value))
  }
  return result
}

function typed(type: LayoutType, value: Value): Value {
  if (value === null && type.kind !== 'J') return zero(type)
  const schema: LayoutType = { kind: 'struct', layout: layoutNamed('JSONSchemaProps') }
  switch (type.kind) {
    case 'list':
      return Array.isArray(value) ? value.map(item => typed(type.of, item)) : value
    case 'map':
      return isMapping(value) ? new Map([...value].map(([key, item]) => [key, typed(type.of, item)])) : value
    case 'struct':
      return isMapping(value) ? struct(type.layout, value) : value
    case 'A':
    case 'D':
      if (isMapping(value)) return typed(schema, value)
      if (!Array.isArray(value) || value.length === 0) return null
      return type.kind === 'D' ? value : value.map(item => typed(schema, item))
    case 'B':
      return isMapping(value) ? typed(schema, value) : value
    case 't':
      return '2006-01-02T15:04:05Z'
    default:
      return value
  }
}

function zero(type: LayoutType): Value {
  switch (type.kind) {
    case 's':
      return ''
    case 'b':
      return false
    case 'i':
    case 'f':
      return 0
    case 'struct':
      return struct(type.layout, new Map())
    default:
      return null
  }
}
