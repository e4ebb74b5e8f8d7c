import { isList, isMapping, type Mapping, type Path, type Value } from '../../manifest'
import { mappingAt } from '../../object'
import { messageNamed } from '../tables/message'
import { applyPath, goText, itemText, keyText } from './paths'

/** What the server says of a custom resource by the schema of its version. */

/** Deeper than this, nothing is said. */
const maxDepth = 200

/**
 * Fields that the schema does not know, where the server prunes them, as paths in the order of the server's words:
 * metadata first.
 */
export function unknownFields(object: Mapping, schema: Mapping | null): Path[] {
  const known = messageNamed('meta.v1.ObjectMeta').names
  const ofMetadata = [...mappingAt(object, 'metadata').keys()]
    .filter(name => !known.has(name))
    .map((name): Path => ['metadata', name])
  if (schema === null) return ofMetadata
  const found: Path[] = []
  collectUnknown(object, schema, true, [], found)
  return [...ofMetadata, ...found]
}

function collectUnknown(value: Value, schema: Mapping, isResource: boolean, at: Path, found: Path[]): void {
  if (at.length > maxDepth) return
  if (isList(value)) {
    const items = schema.get('items')
    if (isMapping(items))
      for (const [index, item] of value.entries()) collectUnknown(item, items, isEmbedded(items), [...at, index], found)
    return
  }
  if (!isMapping(value)) return
  for (const [name, member] of value) {
    if (isResource && (name === 'apiVersion' || name === 'kind' || name === 'metadata')) continue
    const property = propertyOf(schema, name)
    if (property === undefined && !keepsUnknown(schema)) found.push([...at, name])
    else if (isMapping(property)) collectUnknown(member, property, isEmbedded(property), [...at, name], found)
  }
}

/** What does not agree with the types by which server-side apply merges. */
export interface SchemaError {
  readonly at: Path
  readonly text: string
  readonly code: 'field-unknown' | 'field-type' | 'duplicate-key'
}

/**
 * What server-side apply says before it looks at the values: of types, unknown fields and doubles
 * (structured-merge-diff `typed/validate.go`, by the types that kube-openapi `pkg/schemaconv` makes of the schema).
 */
export function schemaApplyErrors(object: Mapping, schema: Mapping | null): SchemaError[] {
  const errors: SchemaError[] = []
  const known = messageNamed('meta.v1.ObjectMeta').names
  for (const name of mappingAt(object, 'metadata').keys()) {
    if (!known.has(name))
      errors.push({ at: ['metadata', name], text: `.metadata.${name}: ${undeclared}`, code: 'field-unknown' })
  }
  if (schema !== null) walk(object, schema, { isRoot: true, keeps: false, at: [], path: '', errors })
  return errors
}

const undeclared = 'field not declared in schema'

interface Walk {
  readonly isRoot: boolean
  /** A schema above keeps unknown fields, and so do all below it. */
  readonly keeps: boolean
  readonly at: Path
  readonly path: string
  readonly errors: SchemaError[]
}

function walk(value: Value, schema: Mapping, state: Walk): void {
  const { at, path, errors } = state
  if (value === null || at.length > maxDepth) return
  const wrong = (text: string): void => {
    errors.push({ at, text: `${path}: ${text}`, code: 'field-type' })
  }
  if (schema.get('x-kubernetes-int-or-string') === true) {
    if (typeof value === 'object') wrong(`expected any scalar, got &{${goText(value)}}`)
    return
  }
  switch (schema.get('type')) {
    case 'string':
      if (typeof value !== 'string') wrong(`expected string, got &value.valueUnstructured{Value:${goText(value)}}`)
      return
    case 'integer':
    case 'number':
      if (typeof value !== 'number' && typeof value !== 'bigint')
        wrong(`expected numeric (int or float), got ${goTypeOf(value)}`)
      return
    case 'boolean':
      if (typeof value !== 'boolean') wrong(`expected boolean, got &{${goText(value)}}`)
      return
    case 'array':
      if (isList(value)) walkItems(value, schema, state)
      else wrong(`expected list, got &{${goText(value)}}`)
      return
    case 'object':
      if (isMapping(value)) walkMembers(value, schema, state)
      else wrong(`expected map, got &{${goText(value)}}`)
      return
  }
}

function goTypeOf(value: NonNullable<Value>): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return isMapping(value) ? 'map[string]interface {}' : '[]interface {}'
}

function walkMembers(object: Mapping, schema: Mapping, { isRoot, keeps, at, path, errors }: Walk): void {
  const keepsHere = keeps || keepsUnknown(schema)
  const isResource = isRoot || isEmbedded(schema)
  // An object of which no property is named takes any.
  const isFree = mappingAt(schema, 'properties').size === 0 && (schema.get('additionalProperties') ?? null) === null
  for (const [name, member] of object) {
    if (isResource && (name === 'apiVersion' || name === 'kind' || name === 'metadata')) continue
    const property = propertyOf(schema, name)
    const here = { isRoot: false, keeps: keepsHere, at: [...at, name], path: `${path}.${name}`, errors }
    if (isMapping(property)) walk(member, property, here)
    else if (property === undefined && !keepsHere && !isFree)
      errors.push({ at: here.at, text: `${here.path}: ${undeclared}`, code: 'field-unknown' })
  }
}

function walkItems(items: readonly Value[], schema: Mapping, { keeps, at, path, errors }: Walk): void {
  const given = schema.get('items')
  const itemSchema = isMapping(given) ? given : null
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const element = elementOf(schema, itemSchema, item)
    if (element !== null && seen.has(element))
      errors.push({ at, text: `${path}: duplicate entries for key ${element}`, code: 'duplicate-key' })
    if (element !== null) seen.add(element)
    const here = { isRoot: false, keeps: keeps || keepsUnknown(schema), at: [...at, index], errors }
    if (itemSchema !== null) walk(item, itemSchema, { ...here, path: path + (element ?? `[${index}]`) })
  }
}

/** The text by which an item is told from the others; null in a list that is one unit. */
function elementOf(schema: Mapping, itemSchema: Mapping | null, item: Value): string | null {
  const keys = keysOf(schema, itemSchema, item)
  if (keys === null) return null
  return isMapping(keys) ? keyText(keys) : itemText(item)
}

/** What tells an item from the others: itself in a set, its keys in a map; null in a list that is one unit. */
function keysOf(schema: Mapping, itemSchema: Mapping | null, item: Value): Value {
  switch (schema.get('x-kubernetes-list-type')) {
    case 'set':
      return item
    case 'map': {
      const names = schema.get('x-kubernetes-list-map-keys')
      if (!isList(names) || !isMapping(item)) return null
      const keys = new Map<string, Value>()
      const properties = mappingAt(itemSchema ?? new Map(), 'properties')
      for (const name of [...names].map(String).sort()) {
        const value = item.get(name) ?? mappingAt(properties, name).get('default') ?? null
        if (value !== null) keys.set(name, value)
      }
      return keys
    }
    default:
      return null
  }
}

/** A cause of `Invalid` for a custom resource. */
export interface SchemaCause {
  readonly at: Path
  readonly text: string
  readonly code: 'field-type' | 'null-value' | 'duplicate-key'
}

/**
 * Items that stand twice in lists that are sets or maps (apiextensions-apiserver
 * `pkg/apiserver/schema/listtype/validation.go`).
 */
export function doubledItems(object: Mapping, schema: Mapping): SchemaCause[] {
  const found: SchemaCause[] = []
  collectDoubled(object, schema, [], found)
  return found
}

function collectDoubled(value: Value, schema: Mapping, at: Path, found: SchemaCause[]): void {
  if (at.length > maxDepth) return
  if (isMapping(value)) {
    for (const [name, member] of value) {
      const property = propertyOf(schema, name)
      if (isMapping(property)) collectDoubled(member, property, [...at, name], found)
    }
  }
  if (!isList(value)) return
  const given = schema.get('items')
  const itemSchema = isMapping(given) ? given : null
  const seen = new Set<string>()
  for (const [index, item] of value.entries()) {
    const keys = keysOf(schema, itemSchema, item)
    const element = keys === null ? null : goText(keys)
    const here = [...at, index]
    if (element !== null && seen.has(element))
      found.push({ at: here, code: 'duplicate-key', text: `${path(here)}: Duplicate value: ${element}` })
    if (element !== null) seen.add(element)
    if (itemSchema !== null) collectDoubled(item, itemSchema, here, found)
  }
}

/**
 * Values of another type than the schema says, in the words of validation (kube-openapi
 * `pkg/validation/validate/type.go`). Nulls only where the server has not dropped or filled them: `keepsNulls`, the
 * first server-side apply.
 */
export function typeErrors(object: Mapping, schema: Mapping, keepsNulls: boolean): SchemaCause[] {
  const found: SchemaCause[] = []
  collectTypes(object, schema, keepsNulls, [], found)
  return found
}

function collectTypes(value: Value, schema: Mapping, keepsNulls: boolean, at: Path, found: SchemaCause[]): void {
  if (at.length > maxDepth) return
  const expected = schema.get('x-kubernetes-int-or-string') === true ? 'integer,string' : schema.get('type')
  if (typeof expected === 'string' && !isOfType(value, expected, schema)) {
    if (value !== null || (keepsNulls && (schema.get('default') ?? null) === null)) {
      const name = path(at)
      const type = typeName(value)
      found.push({
        at,
        code: value === null ? 'null-value' : 'field-type',
        text: `${name}: Invalid value: "${type}": ${name} in body must be of type ${expected}: "${type}"`,
      })
    }
    return
  }
  if (isList(value)) {
    const items = schema.get('items')
    if (isMapping(items))
      for (const [index, item] of value.entries()) collectTypes(item, items, keepsNulls, [...at, index], found)
  } else if (isMapping(value)) {
    for (const [name, member] of value) {
      if (at.length === 0 && name === 'metadata') continue
      const property = propertyOf(schema, name)
      if (isMapping(property)) collectTypes(member, property, keepsNulls, [...at, name], found)
    }
  }
}

function isOfType(value: Value, expected: string, schema: Mapping): boolean {
  if (value === null) return schema.get('nullable') === true
  const type = typeName(value)
  return expected.split(',').includes(type) || (expected === 'number' && type === 'integer')
}

function typeName(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'bigint') return 'integer'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return isMapping(value) ? 'object' : 'array'
}

function path(at: Path): string {
  return applyPath(at, () => null).slice(1)
}

function propertyOf(schema: Mapping, name: string): Value | undefined {
  const property = mappingAt(schema, 'properties').get(name)
  if (isMapping(property)) return property
  const additional = schema.get('additionalProperties')
  return isMapping(additional) || additional === true ? additional : undefined
}

function keepsUnknown(schema: Mapping): boolean {
  return schema.get('x-kubernetes-preserve-unknown-fields') === true
}

function isEmbedded(schema: Mapping): boolean {
  return schema.get('x-kubernetes-embedded-resource') === true
}
