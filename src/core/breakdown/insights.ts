import { type Bytes, bytes } from '../bytes'
import { jsonSize, sharedVersionParts } from '../encoding'
import type { Mapping } from '../manifest'
import { groupKindOf, holdsKeys, isCustomResourceDefinition, mappingAt, roleOfObject } from '../object'
import { shownNames } from '../secret'
import { repeatedSchema } from './repeated-schema'
import { schemaDescriptions } from './schema-descriptions'

/** Something worth knowing about where the bytes of a resource are. Data without words; `of` is its compact JSON. */
export type Insight =
  /** Descriptions in the schemas of a CRD: text for people that the API server keeps but does not need. */
  | { readonly code: 'schema-descriptions'; readonly bytes: Bytes; readonly of: Bytes; readonly count: number }
  /** A property that the schemas of a CRD spell out again and again. */
  | {
      readonly code: 'schema-repeats'
      readonly name: string
      readonly count: number
      readonly bytes: Bytes
      readonly of: Bytes
    }
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
/** An entry with more than half of the bytes decides the size of the object. */
const mainShare = 0.5

/** What stands out in a resource, the heaviest first. */
export function insights(object: Mapping): Insight[] {
  const of = bytes(jsonSize(object))
  const found = [
    ...descriptionInsight(object, of),
    ...repeatInsight(object, of),
    ...versionInsights(object),
    ...entryInsight(object, of),
  ]
  return found.sort((a, b) => b.bytes - a.bytes)
}

function descriptionInsight(object: Mapping, of: Bytes): Insight[] {
  const { bytes: size, count } = schemaDescriptions(object, roleOfObject(object))
  return count === 0 || size < of * minShare ? [] : [{ code: 'schema-descriptions', bytes: size, of, count }]
}

function repeatInsight(object: Mapping, of: Bytes): Insight[] {
  const repeated = repeatedSchema(object)
  return repeated === null || repeated.bytes < of * minShare ? [] : [{ code: 'schema-repeats', ...repeated, of }]
}

function versionInsights(object: Mapping): Insight[] {
  if (!isCustomResourceDefinition(groupKindOf(object))) return []
  const { versions, parts } = sharedVersionParts(object)
  if (versions < 2) return []
  return parts.map(({ inVersion, size }) => ({ code: 'versions-share', part: inVersion, versions, bytes: bytes(size) }))
}

function entryInsight(object: Mapping, of: Bytes): Insight[] {
  if (!holdsKeys(groupKindOf(object))) return []
  let largest: { path: readonly string[]; size: number } | null = null
  for (const field of ['data', 'binaryData', 'stringData']) {
    for (const [key, value] of mappingAt(object, field)) {
      const size = jsonSize(key) + 1 + jsonSize(value)
      if (largest === null || size > largest.size) largest = { path: [field, key], size }
    }
  }
  if (largest === null || largest.size < of * mainShare) return []
  return [{ code: 'one-entry', path: shownNames(object)(largest.path).join('.'), bytes: bytes(largest.size), of }]
}
