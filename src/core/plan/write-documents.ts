import { concat, createTextPacker, firstIndex, runToEnd, type Steps } from '../bytes'
import { jsonDocument } from '../encoding'
import { applierOf } from '../export/rules'
import {
  cutDocuments,
  equalValues,
  isMapping,
  kustomizeReadsSame,
  type ManifestDocument,
  type Mapping,
  quoteText,
  readDocument,
  type Value,
} from '../manifest'
import { createRemediedReader, type RemediedReader } from '../remedy'
import type { Load, Resource } from '../resource'
import { decodeSource, type SourceText, skipByteOrderMark, textOf } from '../source'
import { maxBundleSize } from './max-bundle-size'
import type { Format, PlanSettings, TextUnfit, Unparsed } from './plan'
import { refusedByName } from './refused-by-name'

import { kustomizeCarries } from './through-kustomize'

/** A resource as a bundle holds it. */
export interface WrittenDocument {
  /** The document and its final newline, without the separator line. */
  readonly bytes: Uint8Array
  /**
   * Null: the document's own bytes. Otherwise it is JSON, by the settings or because the text cannot stand in a bundle.
   */
  readonly json: { readonly because: TextUnfit | null } | null
}

/** Each resource of the load as a bundle of these settings holds it, or why no bundle can. Own bytes are not copied. */
export function writeDocuments(load: Load, settings: PlanSettings): (WrittenDocument | Unparsed['reason'])[] {
  return runToEnd(documentSteps(load, settings))
}

/** The same in steps of a resource, between which others may have their turn. */
export function* documentSteps(load: Load, settings: PlanSettings): Steps<(WrittenDocument | Unparsed['reason'])[]> {
  const write = documentWriter(load, settings)
  const written: (WrittenDocument | Unparsed['reason'])[] = []
  for (const index of load.resources.keys()) {
    written.push(write(index))
    yield
  }
  return written
}

/** Writes the resource at an index of the load as a bundle of these settings holds it. */
export function documentWriter(
  load: Load,
  settings: PlanSettings,
): (index: number) => WrittenDocument | Unparsed['reason'] {
  const reader = createRemediedReader(load, settings.remedies ?? [])
  const forms = new Map((settings.forms ?? []).flatMap(({ form, resources }) => resources.map(id => [id, form])))
  const encode = createTextPacker()
  const { creates, namedOnce } = applierOf(settings.target)
  const refusals = creates ? new Map() : refusedByName(load.resources, namedOnce)
  return index => {
    const resource = load.resources[index]
    if (!resource) throw new RangeError(`no resource ${index}`)
    return refusals.get(index) ?? writeDocument(load, resource, settings, reader, forms.get(resource.id), encode)
  }
}

/**
 * The same for one resource. `reader`: a reader of the load with the remedies of the settings; `chosen`: its own form;
 * `encode`: writes JSON in UTF-8.
 */
export function writeDocument(
  load: Load,
  resource: Resource,
  settings: PlanSettings,
  reader: RemediedReader,
  chosen?: Format,
  encode: (text: string) => Uint8Array = text => encoder.encode(text),
): WrittenDocument | Unparsed['reason'] {
  const asJson = (value: Mapping | null, because: TextUnfit | null) => writeJson(value, because, encode)
  if (!resource.readable) return 'unreadable'
  if (resource.refused) return 'refused'
  const isChanged = reader.changes(resource) || load.replaced?.has(resource.id) === true
  const read = () => reader.read(resource)
  if (applierOf(settings.target).throughKustomize && !kustomizeCarries(load, resource, read, isChanged)) {
    return 'kustomize-character'
  }
  const isObject = applierOf(settings.target).carrier === 'objects'
  if (isObject || (settings.form === 'json' && chosen !== 'text')) return asJson(reader.read(resource), null)
  if (chosen === 'json') return asJson(reader.read(resource), 'chosen')
  if (isChanged) return asJson(reader.read(resource), 'remedied')
  // Before its document, which may be a List of a hundred thousand, is looked at.
  if (resource.item !== null) return asJson(reader.read(resource), 'list-item')
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  if (!text || !document) throw new RangeError(`no document for ${resource.id}`)
  const own = ownBytes(text, document)
  const unfit = textUnfit(load, resource, text, document, own, settings, reader.read)
  if (unfit !== null) return asJson(reader.read(resource), unfit)
  const max = settings.form === 'auto' && chosen === undefined ? maxBundleSize(settings) : null
  if (max === null || separator.length + own.length <= max) return { bytes: own, json: null }
  const smaller = asJson(reader.read(resource), 'over-budget')
  const fits = typeof smaller === 'object' && separator.length + smaller.bytes.length <= max
  return fits ? smaller : { bytes: own, json: null }
}

const encoder = new TextEncoder()
const newline = 0x0a
const dash = 0x2d

function writeJson(
  value: Mapping | null,
  because: TextUnfit | null,
  encode: (text: string) => Uint8Array,
): WrittenDocument | Unparsed['reason'] {
  if (!value) return 'unreadable'
  if (hasLongKey(value)) return 'not-representable'
  return { bytes: encode(`${jsonDocument(value)}\n`), json: { because } }
}

/** What the document owns, with a newline at its end. */
function ownBytes(text: SourceText, { owned }: ManifestDocument): Uint8Array {
  const own = text.utf8.subarray(owned.start, owned.end)
  if (own.at(-1) === newline) return own
  return concat([own, Uint8Array.of(newline)])
}

function textUnfit(
  load: Load,
  resource: Resource,
  text: SourceText,
  document: ManifestDocument,
  own: Uint8Array,
  { target: applier }: PlanSettings,
  readValue: (resource: Resource) => Mapping | null,
): TextUnfit | null {
  if (text.encoding !== 'utf-8') return 'utf-16'
  if (applierOf(applier).carrier === 'value' && !isUtf8(own)) return 'not-utf-8'
  if (dependsOnPosition(own)) return 'reads-otherwise'
  if (!readsUnchanged(document, own) && !readsAs(own, readValue(resource))) return 'reads-otherwise'
  return applierOf(applier).throughKustomize && !kustomizeTakes(load, resource, text, document) ? 'kustomize' : null
}

const repeatsOf = new WeakMap<Load, readonly (readonly number[])[]>()

/** Places of the keys of a load that stand twice, by source, in order. */
function repeatedKeys(load: Load): readonly (readonly number[])[] {
  const known = repeatsOf.get(load)
  if (known) return known
  const places = load.texts.map((): number[] => [])
  for (const { source, problem } of load.problems) {
    if (problem.code === 'duplicate-key' || problem.code === 'key-collision') places[source]?.push(problem.at.start)
  }
  for (const ofSource of places) ofSource.sort((a, b) => a - b)
  repeatsOf.set(load, places)
  return places
}

/** Whether kustomize finds the same values in a document's text. */
function kustomizeTakes(load: Load, { source }: Resource, text: SourceText, document: ManifestDocument): boolean {
  const { start, end } = document.range
  const places = repeatedKeys(load)[source] ?? []
  return (places[firstIndex(places, place => place >= start)] ?? end) >= end && kustomizeReadsSame(text, document)
}

/**
 * A YAML document that kubectl sees, with nothing attached and nothing added, reads the same between our separators as
 * between its own.
 */
function readsUnchanged({ form, range, owned, seenByKubectl }: ManifestDocument, own: Uint8Array): boolean {
  const isWhole = owned.start === range.start && owned.end === range.end && own.length === owned.end - owned.start
  return form === 'yaml' && seenByKubectl && isWhole
}

/**
 * Whether text begins with what kubectl reads otherwise in the first document of a file than in a later one: a byte
 * order mark, and a marker, which only a mark can have kept from being a separator.
 */
function dependsOnPosition(own: Uint8Array): boolean {
  return skipByteOrderMark(own, 0) > 0 || (own[0] === dash && own[1] === dash && own[2] === dash)
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}

const separator = encoder.encode('---\n')

/**
 * `...` with nothing but comments before it, which may stand between comments and their document: go-yaml refuses that.
 */
const emptyDocumentEnd = /^---[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*\.\.\.(?=\s|$)/m

/** Whether kubectl finds one document of this value in the bytes behind a separator line. */
function readsAs(own: Uint8Array, value: Mapping | null): boolean {
  const bundle = concat([separator, own])
  const { text } = decodeSource({ name: '', bytes: bundle })
  const { documents, problems } = cutDocuments(text)
  const [only, ...others] = documents
  if (!value || !only?.seenByKubectl || others.length > 0 || problems.length > 0) return false
  if (emptyDocumentEnd.test(textOf(text, { start: 0, end: bundle.length }))) return false
  const read = readDocument(text, only).value
  return read !== undefined && equalValues(read, value)
}

/** YAML readers take no key longer than this, in characters and with its quotes (measured, section 2). */
const longestKey = 1024

function hasLongKey(root: Mapping): boolean {
  const pending: Value[] = [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isMapping(value)) {
      for (const [key, member] of value) {
        // Only a key of this many units can have as many characters once escaped: an escape takes six.
        if (key.length > longestKey / 6 - 2 && [...quoteText(key)].length > longestKey) return true
        pending.push(member)
      }
    } else if (Array.isArray(value)) {
      for (const item of value) pending.push(item)
    }
  }
  return false
}
