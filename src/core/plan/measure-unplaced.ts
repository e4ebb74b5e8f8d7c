import { type Bytes, bytes, utf8Length } from '../bytes'
import { gzipSize, jsonDocumentSize } from '../encoding'
import type { Mapping } from '../manifest'
import { descriptionsIn, groupKindOf, isCustomResourceDefinition, type SchemaDescription } from '../object'
import { createRemediedReader, type RemediedReader } from '../remedy'
import type { Load } from '../resource'
import { headingOf } from './cut-stage'
import type { Bundle, PlanSettings, Unplaced } from './plan'
import { writeDocument } from './write-documents'

/**
 * Measures the documents that alone are over the max bundle size, in every format that might be under it. Reads only
 * those again.
 */
export function measureUnplaced(
  load: Load,
  bundles: readonly Bundle[],
  settings: PlanSettings,
  max: Bytes,
): Unplaced[] {
  const reader = createRemediedReader(load, settings.remedies ?? [])
  const inStage = new Map<string, number>()
  for (const { stage, placements } of bundles) inStage.set(stage, (inStage.get(stage) ?? 0) + placements.length)
  return bundles
    .filter(bundle => bundle.overLimit)
    .flatMap(bundle => {
      const resource = bundle.placements[0]?.resource ?? -1
      const unplaced = measure(load, resource, reader, settings, longestHeading(bundle.stage, inStage), max)
      return unplaced ? [unplaced] : []
    })
}

function measure(
  load: Load,
  index: number,
  reader: RemediedReader,
  settings: PlanSettings,
  heading: number,
  max: Bytes,
): Unplaced | null {
  const resource = load.resources[index]
  const value = resource && reader.read(resource)
  const source = resource && load.texts[resource.source]
  if (!resource || !value || !source) return null
  const own = source.utf8.subarray(resource.range.start, resource.range.end)
  const json = jsonDocumentSize(value)
  const saved = descriptionBytes(value)
  const slim = saved === null ? null : bytes(json - saved)

  const asText = writeDocument(load, resource, { ...settings, form: 'text' }, reader)
  const textFits = typeof asText === 'object' && asText.json === null && '---\n'.length + asText.bytes.length <= max
  const jsonFits = (size: Bytes | null): boolean => size !== null && heading + '---\n\n'.length + size <= max
  return {
    resource: index,
    max,
    sizes: { text: bytes(own.length), json, jsonWithoutDescriptions: slim, gzip: gzipSize(own) },
    wouldFit: [
      ...(textFits ? (['text'] as const) : []),
      ...(jsonFits(json) ? (['json'] as const) : []),
      ...(jsonFits(slim) ? (['json-without-descriptions'] as const) : []),
    ],
  }
}

/**
 * Characters of a JSON bundle's heading where each document of the stage is in a bundle of its own: it counts the
 * bundles, which as JSON may be fewer.
 */
function longestHeading(stage: string, inStage: ReadonlyMap<string, number>): number {
  const count = inStage.get(stage) ?? 1
  return headingOf(stage, 0, count, { form: 'json' }).length
}

/**
 * Bytes that a CRD's JSON document loses with the `description`s of its schemas; null for any other object. Only the
 * keyword counts: a property may be called `description` too (it is in Argo CD's and Prometheus' CRDs).
 */
export function descriptionBytes(object: Mapping): number | null {
  if (!isCustomResourceDefinition(groupKindOf(object))) return null
  let size = 0
  for (const description of descriptionsIn(object, 'crd')) size += sizeOf(description)
  return size
}

function sizeOf({ text, schema }: SchemaDescription): number {
  const comma = schema.size > 1 ? 1 : 0
  return utf8Length('"description":') + jsonDocumentSize(text) + comma
}
