import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { crdKind } from '../object'
import { jsonSize, jsonTextSize } from './json-size'
import { flatFields } from './ownership/field-set'
import { fieldSize } from './stored/protobuf-size'
import { hoistedCrd } from './stored/stored-crd'
import { type StoredKind, storedKind } from './stored/stored-kind'
import { storedSize } from './stored/stored-size'
import { isDropped, schemaLayout, typedValueSize } from './stored/typed-json-size'
import { type LayoutType, layoutNamed } from './tables/layout'
import type { Field, Message } from './tables/message'
import { newTrail } from './trail'

/** The encodings whose bytes can be told apart by field. */
export type PartsEncoding = 'json' | 'stored'

/** A field or item with the bytes that it takes, its name or key included. */
export interface Part {
  /** A field's name, a key, or an index into a list. */
  readonly name: string | number
  readonly bytes: number
  /** What it holds, for the next level; not shown to anybody. */
  readonly node: PartNode
}

/** A place in an object from which parts can be taken: a value and how it is encoded there. */
export type PartNode =
  | { readonly as: 'json'; readonly value: Value }
  | { readonly as: 'typed'; readonly type: LayoutType; readonly value: Value }
  | { readonly as: 'message'; readonly message: Message; readonly value: Value }
  | { readonly as: 'field'; readonly field: Field; readonly value: Value }

/**
 * The object as a whole in an encoding. `bytes` are exactly those of `json` or `stored` in the contracts. A CRD is shown as it is stored, with
 * what its versions share once in the spec.
 */
export function wholeOf(object: Mapping, encoding: PartsEncoding): { readonly bytes: number; readonly node: PartNode } {
  if (encoding === 'json') return { bytes: jsonSize(object), node: { as: 'json', value: object } }
  const { bytes } = storedSize(object)
  return { bytes, node: storedNode(storedKind(object, newTrail()), object) }
}

function storedNode(kind: StoredKind, object: Mapping): PartNode {
  switch (kind.type) {
    case 'built-in':
      return { as: 'message', message: kind.given.message, value: object }
    case 'crd':
      return typedNode(crdKind, hoistedCrd(object, newTrail()))
    case 'api-service':
      return typedNode('APIService', object)
    case 'custom-resource':
      return { as: 'json', value: object }
  }
}

function typedNode(layout: string, value: Value): PartNode {
  return { as: 'typed', type: { kind: 'struct', layout: layoutNamed(layout) }, value }
}

/** The parts right below a place, in the order of the object. What they leave of the whole is punctuation, lengths and what is always written. */
export function partsOf(node: PartNode): Part[] {
  switch (node.as) {
    case 'json':
      return jsonParts(node.value, value => ({ as: 'json', value }), jsonSize)
    case 'typed':
      return typedParts(node.type, node.value)
    case 'message':
      return isMapping(node.value) ? messageParts(node.message, node.value) : []
    case 'field':
      return itemParts(node.field, node.value)
  }
}

/** Whether a place may have parts; cheaper than to weigh them. */
export function hasParts({ value }: PartNode): boolean {
  return isMapping(value) ? value.size > 0 : value !== null && isList(value) && value.length > 0
}

function jsonParts(value: Value, nodeOf: (value: Value) => PartNode, sizeOf: (value: Value) => number): Part[] {
  if (isMapping(value)) {
    return [...value].map(([name, member]) => ({
      name,
      bytes: jsonTextSize(name) + 1 + sizeOf(member),
      node: nodeOf(member),
    }))
  }
  if (!isList(value)) return []
  return value.map((item, index) => ({ name: index, bytes: sizeOf(item), node: nodeOf(item) }))
}

function typedParts(type: LayoutType, value: Value): Part[] {
  const parts = (of: LayoutType): Part[] =>
    jsonParts(
      value,
      member => ({ as: 'typed', type: of, value: member }),
      member => typedValueSize(of, member, newTrail()),
    )
  switch (type.kind) {
    case 'J':
      return jsonParts(value, member => ({ as: 'json', value: member }), jsonSize)
    case 'list':
    case 'map':
      return parts(type.of)
    case 'struct':
      return isMapping(value) ? structParts(type, value) : []
    case 'A':
    case 'B':
    case 'D': {
      const schema: LayoutType = { kind: 'struct', layout: schemaLayout() }
      if (isMapping(value)) return structParts(schema, value)
      return parts(type.kind === 'D' ? { kind: 's' } : schema)
    }
    default:
      return []
  }
}

function structParts({ layout }: Extract<LayoutType, { kind: 'struct' }>, object: Mapping): Part[] {
  return [...object].flatMap(([name, value]) => {
    const field = layout.fields.get(name)
    if (field === undefined || isDropped(field, value)) return []
    const bytes = jsonTextSize(field.name) + 1 + typedValueSize(field.type, value, newTrail())
    return [{ name, bytes, node: { as: 'typed', type: field.type, value } as const }]
  })
}

function messageParts(message: Message, object: Mapping): Part[] {
  const fields = flatFields(message)
  return [...object].flatMap(([name, value]) => {
    const field = fields.get(name)
    return field === undefined ? [] : [{ name, bytes: fieldSize(field, value, newTrail()), node: nodeOf(field, value) }]
  })
}

function nodeOf(field: Field, value: Value): PartNode {
  if (field.mode === '*' || field.mode === '%') return { as: 'field', field, value }
  if (field.message === null) return { as: 'json', value: null }
  if (field.message.special !== null) return { as: 'json', value: null }
  return { as: 'message', message: field.message, value }
}

/** Items of a list and entries of a map, each with its own key. */
function itemParts(field: Field, value: Value): Part[] {
  const inner: Field = { ...field, mode: '?' }
  if (isMapping(value)) {
    return [...value].map(([name, item]) => ({
      name,
      bytes: fieldSize(field, new Map([[name, item]]), newTrail()),
      node: nodeOf(inner, item),
    }))
  }
  if (!isList(value)) return []
  return value.map((item, index) => ({
    name: index,
    bytes: fieldSize(field, [item], newTrail()),
    node: nodeOf(inner, item),
  }))
}
