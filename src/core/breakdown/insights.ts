import { type Bytes, bytes } from '../bytes'
import { jsonSize, sharedVersionParts } from '../encoding'
import { isList, isMapping, type Mapping, type Value } from '../manifest'

/** Something worth knowing about where the bytes of a resource are. Data without words; `of` is its compact JSON. */
export type Insight =
  /** Descriptions in the schemas of a CRD: text for people that the API server keeps but does not need. */
  | { readonly code: 'schema-descriptions'; readonly bytes: Bytes; readonly of: Bytes; readonly count: number }
  /** All versions of a CRD hold the same part, which is sent for each of them and stored once. */
  | {
      readonly code: 'versions-share'
      readonly part: string
      readonly versions: number
      /** Bytes of one copy as stored. */
      readonly bytes: Bytes
    }
  /** One entry of a ConfigMap or Secret holds most of it. */
  | { readonly code: 'one-entry'; readonly path: string; readonly bytes: Bytes; readonly of: Bytes }

/** Less than this share is not worth telling. */
const minShare = 0.1
/** An entry with more than half of the bytes decides what the object weighs. */
const mainShare = 0.5

/** What stands out in a resource, the heaviest first. */
export function insights(object: Mapping): Insight[] {
  const of = bytes(jsonSize(object))
  const found = [...descriptionInsight(object, of), ...versionInsights(object), ...entryInsight(object, of)]
  return found.sort((a, b) => b.bytes - a.bytes)
}

function descriptionInsight(object: Mapping, of: Bytes): Insight[] {
  if (object.get('kind') !== 'CustomResourceDefinition') return []
  const { size, count } = descriptions(versionSchemas(object))
  return size < of * minShare ? [] : [{ code: 'schema-descriptions', bytes: bytes(size), of, count }]
}

function versionSchemas(crd: Mapping): Value[] {
  const versions = mappingAt(crd, 'spec').get('versions')
  if (!isList(versions)) return []
  return versions.filter(isMapping).map(version => mappingAt(version, 'schema').get('openAPIV3Schema') ?? null)
}

const memberOverhead = '"description":,'.length

/**
 * Bytes of all `description`s of schemas, with their names. A property that is called so is none, nor is what stands in a default or
 * example; so the walk follows the keywords that hold schemas.
 */
function descriptions(schemas: readonly Value[]): { size: number; count: number } {
  let size = 0
  let count = 0
  const open = [...schemas]
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (!isMapping(schema)) continue
    const description = schema.get('description')
    if (typeof description === 'string') {
      size += memberOverhead + jsonSize(description)
      count++
    }
    for (const [keyword, value] of schema) for (const below of schemasBelow(keyword, value)) open.push(below)
  }
  return { size, count }
}

const schemaKeywords = new Set(['items', 'additionalProperties', 'additionalItems', 'not'])
const schemaListKeywords = new Set(['items', 'allOf', 'anyOf', 'oneOf'])
const schemaMapKeywords = new Set(['properties', 'patternProperties', 'definitions', 'dependencies'])

function schemasBelow(keyword: string, value: Value): Iterable<Value> {
  if (isMapping(value)) {
    if (schemaKeywords.has(keyword)) return [value]
    return schemaMapKeywords.has(keyword) ? value.values() : []
  }
  return isList(value) && schemaListKeywords.has(keyword) ? value : []
}

function versionInsights(object: Mapping): Insight[] {
  if (object.get('kind') !== 'CustomResourceDefinition') return []
  const { versions, parts } = sharedVersionParts(object)
  if (versions < 2) return []
  return parts.map(({ inVersion, size }) => ({ code: 'versions-share', part: inVersion, versions, bytes: bytes(size) }))
}

function entryInsight(object: Mapping, of: Bytes): Insight[] {
  const kind = object.get('kind')
  if (object.get('apiVersion') !== 'v1' || (kind !== 'ConfigMap' && kind !== 'Secret')) return []
  let largest: { path: string; size: number } | null = null
  for (const field of ['data', 'binaryData', 'stringData']) {
    for (const [key, value] of mappingAt(object, field)) {
      const size = jsonSize(key) + 1 + jsonSize(value)
      if (largest === null || size > largest.size) largest = { path: `${field}.${key}`, size }
    }
  }
  if (largest === null || largest.size < of * mainShare) return []
  return [{ code: 'one-entry', path: largest.path, bytes: bytes(largest.size), of }]
}

function mappingAt(object: Mapping, name: string): Mapping {
  const value = object.get(name)
  return isMapping(value) ? value : new Map()
}
