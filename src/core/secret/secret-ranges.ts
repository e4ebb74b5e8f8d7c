import {
  type ItemsCut,
  isMapping,
  locateNodes,
  type ManifestDocument,
  offsetsInSource,
  readDocument,
  type Value,
} from '../manifest'
import { type ByteRange, type SourceText, skipByteOrderMark, textOf } from '../source'
import { commentedSecrets } from './commented-secrets'
import { withoutQuietItems } from './quiet-items'
import { type SecretPart, secretParts, visibleIn } from './secret-parts'
import { isKind, isSuspicious, mayHoldAlias, mayHoldSecret, plainKeys, saysWord, unescaped } from './secret-words'

/**
 * A range of a source's text that may not be seen. `value`: a node of the document, or what is left of a line. `word`:
 * one between those. `whole`: all that is known of a document, of which its first lines may say what it is.
 */
export interface SecretRange extends ByteRange {
  readonly form: 'value' | 'word' | 'whole'
  /** It is one that a digest leaves out. */
  readonly isValue: boolean
}

/** A range of which nothing may be told but what is named harmless, and the keys in it that may be named. */
export interface SecretArea extends ByteRange {
  readonly keys: ReadonlySet<string>
}

/**
 * What is secret in a source: where nothing may be seen, and whereof nothing may be told. Both in order, without
 * overlap.
 */
export interface SecretsOfText {
  /** Whether a document of it is a Secret, may be one, or holds one. */
  readonly isSecret: boolean
  readonly ranges: readonly SecretRange[]
  readonly areas: readonly SecretArea[]
}

/** Sources and their documents, as they were read. */
export interface Sources {
  readonly texts: readonly SourceText[]
  readonly documents: readonly (readonly ManifestDocument[])[]
  /** Of documents that are Lists read item by item: where their items stand. */
  readonly units?: readonly (readonly { readonly cut?: ItemsCut }[])[]
  /** They are a piece of more: what stands beside their first and last document is not known. */
  readonly cut?: { readonly before: boolean; readonly after: boolean }
}

const known = new WeakMap<readonly SourceText[], readonly SecretsOfText[]>()

/**
 * What is secret in each source: Secrets however they are written, what may be one or a part of one, and what holds
 * one. Doubt counts as secret. Reads the documents that may hold a Secret once more; never throws.
 */
export function secretsOf(sources: Sources): readonly SecretsOfText[] {
  const found = known.get(sources.texts) ?? findSecrets(sources)
  known.set(sources.texts, found)
  return found
}

/** Whether any source is or holds a Secret, or what may be one. */
export function holdsSecret(sources: Sources): boolean {
  return secretsOf(sources).some(({ isSecret }) => isSecret)
}

/** Byte ranges of a source of which nothing may be seen. */
export function secretRanges(sources: Sources, source: number): readonly SecretRange[] {
  return secretsOf(sources)[source]?.ranges ?? []
}

/**
 * One document and what was found in it. `incomplete`: it is no object of a kind, so it may be a part of what stands
 * beside it.
 */
interface Found {
  readonly source: number
  readonly document: ManifestDocument
  readonly isIncomplete: () => boolean
  /** Its document holds a Secret, or is one. */
  isSecret: boolean
  ranges: SecretRange[]
  areas: SecretArea[]
}

function findSecrets(sources: Sources): SecretsOfText[] {
  const found = sources.documents.flatMap((documents, source) => {
    const text = sources.texts[source]
    if (!text) return []
    return documents.map((document, number) => {
      const cut = sources.units?.[source]?.[number]?.cut
      return (cut && readList(text, source, document, cut)) ?? readOne(text, source, document)
    })
  })
  spreadToParts(found, sources.cut)
  const bySource = sources.texts.map((): Found[] => [])
  for (const each of found) bySource[each.source]?.push(each)
  return sources.texts.map((text, source) => ofSource(text, bySource[source] ?? [], sources.cut))
}

function readOne(text: SourceText, source: number, document: ManifestDocument): Found {
  const { range } = document
  const written = textOf(text, range)
  if (!mayHoldSecret(written)) {
    const isIncomplete = () => !isWhole(readDocument(text, document).value)
    return { source, document, isIncomplete, isSecret: false, ...nothing }
  }
  const { value, problems } = readDocument(text, document)
  // Of keys that come twice only one is in the value.
  const isDoubled = problems.some(({ code }) => code === 'duplicate-key' || code === 'key-collision')
  if (!isMapping(value) || (isDoubled && saysWord(unescaped(written)))) {
    const isSecret = value !== null && (isDoubled || isSuspicious(written))
    const ranges = isSecret ? whole(range) : { ...nothing, ranges: commentRanges(text, range, written) }
    return { source, document, isIncomplete: () => true, isSecret, ...ranges }
  }
  const parts = secretParts(value)
  const isIncomplete = !isWhole(value)
  const { ranges, areas } = parts.length === 0 ? nothing : (rangesOf(text, document, written, parts) ?? whole(range))
  const comments = commentRanges(text, range, written)
  return {
    source,
    document,
    isIncomplete: () => isIncomplete,
    isSecret: parts.length > 0 || comments.length > 0,
    ranges: [...ranges, ...comments],
    areas: [...areas, ...comments.flatMap(comment => (isIn(areas, comment) ? [] : [{ ...comment, keys: noKeys }]))],
  }
}

/**
 * The same of a List that was cut, without having it in memory as a whole; null where something secret is not of single
 * items.
 */
function readList(text: SourceText, source: number, document: ManifestDocument, cut: ItemsCut): Found | null {
  const short = withoutQuietItems(text, document, cut)
  const found = readOne(short.text, source, short.document)
  const back = <Moved extends ByteRange>(ranges: readonly Moved[]): Moved[] | null => {
    const moved: Moved[] = []
    for (const range of ranges) {
      const [start, end] = [short.back(range.start), short.back(range.end)]
      if (start === null || end === null) return null
      moved.push({ ...range, start, end })
    }
    return moved
  }
  const [ranges, areas] = [back(found.ranges), back(found.areas)]
  return ranges && areas && { ...found, document, ranges, areas }
}

function isIn(areas: readonly ByteRange[], { start, end }: ByteRange): boolean {
  return areas.some(area => area.start < end && start < area.end)
}

const nothing = { ranges: [], areas: [] }

function whole({ start, end }: ByteRange): Pick<Found, 'ranges' | 'areas'> {
  return {
    ranges: [{ start, end, form: 'whole', isValue: true }],
    areas: [{ start, end, keys: plainKeys }],
  }
}

/** An object of a kind, with what every object has. */
function isWhole(value: Value | undefined): boolean {
  return isMapping(value) && isKind(value.get('kind')) && (value.has('metadata') || value.has('items'))
}

/** What was cut off from a Secret stands before or behind it and is no object of its own. */
function spreadToParts(found: readonly Found[], cut: Sources['cut']): void {
  const spread = (each: Found | undefined, isBeside: boolean | undefined): void => {
    if (!each || !isBeside || isCovered(each) || !each.isIncomplete()) return
    Object.assign(each, { isSecret: true, ...whole(each.document.range) })
  }
  const last = found.length - 1
  for (let index = 0; index <= last; index++) spread(found[index], index > 0 ? found[index - 1]?.isSecret : cut?.before)
  for (let index = last; index >= 0; index--)
    spread(found[index], index < last ? found[index + 1]?.isSecret : cut?.after)
}

/** Nothing of it can be seen but what may be seen of a Secret. */
function isCovered({ areas, document: { range } }: Found): boolean {
  return areas.some(({ start, end }) => start <= range.start && end >= range.end)
}

function ofSource(text: SourceText, found: readonly Found[], cut: Sources['cut']): SecretsOfText {
  const ranges = found.flatMap(each => each.ranges)
  const areas = found.flatMap(each => each.areas)
  let from = 0
  for (let index = 0; index <= found.length; index++) {
    const end = found[index]?.document.range.start ?? text.utf8.length
    const isBeside = (found[index]?.isSecret ?? cut?.after) || (found[index - 1]?.isSecret ?? cut?.before)
    if (isBeside && end > from) {
      for (const word of wordRanges(text, { start: from, end }, [], noKeys)) ranges.push(word)
      areas.push({ start: from, end, keys: noKeys })
    } else if (end > from) for (const comment of commentRanges(text, { start: from, end })) ranges.push(comment)
    from = found[index]?.document.range.end ?? end
  }
  const isSecret = found.some(each => each.isSecret)
  return { isSecret, ranges: outermost(ranges), areas: areas.sort((a, b) => a.start - b.start) }
}

const noKeys: ReadonlySet<string> = new Set()

/** Secrets that were commented out in a range of a source. */
function commentRanges(text: SourceText, range: ByteRange, written = textOf(text, range)): SecretRange[] {
  const found = commentedSecrets(written, 0, /helm(?:release|\.toolkit)/i.test(written))
  return inSource(text, range.start, found).map(each => ({ ...each, form: 'value' as const, isValue: true }))
}

function outermost(ranges: readonly SecretRange[]): SecretRange[] {
  let end = 0
  return ranges
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .flatMap(range => {
      if (range.end <= end) return []
      const left = { ...range, start: Math.max(range.start, end) }
      end = range.end
      return [left]
    })
}

/** The ranges of the secret parts of one document; null where they cannot be told apart from the rest of it. */
function rangesOf(
  text: SourceText,
  document: ManifestDocument,
  written: string,
  parts: readonly SecretPart[],
): Pick<Found, 'ranges' | 'areas'> | null {
  const visible = parts.map(visibleIn)
  const wanted = parts.flatMap(({ path }, index) => {
    const { names = [], hidden = [], others = [] } = visible[index] ?? {}
    return [path, ...[...names, ...hidden, ...others].map(below => [...path, ...below])]
  })
  const located = locateNodes(text, document, wanted)
  let next = 0
  const take = ({ length }: { readonly length: number }): (ByteRange | undefined)[] => {
    next += length
    return located.slice(next - length, next)
  }
  const ranges: SecretRange[][] = []
  const areas: SecretArea[][] = []
  for (const [index, { path }] of parts.entries()) {
    const { names = [], hidden = [], others = [], values = noPaths, keys = noKeys } = visible[index] ?? {}
    const [own] = take([path])
    const area = path.length === 0 ? document.range : own && withComments(text, document, withProperties(text, own))
    const nameRanges = take(names)
    const hiddenRanges = take(hidden).map(range => (range && range.start === own?.start ? area : range))
    const otherRanges = take(others)
    // An alias or merge key has its text elsewhere in the document.
    if (!area || (path.length > 0 && mayHoldAlias(textOf(text, area)))) return null
    if (otherRanges.length > 0 && (otherRanges.includes(undefined) || mayHoldAlias(written))) return null
    const maskedRanges = hiddenRanges.flatMap((range, number): SecretRange[] => {
      const isValue = values.has(hidden[number] ?? [])
      return range ? [{ ...range, form: 'value', isValue }] : []
    })
    const plain = nameRanges.filter((range): range is ByteRange => range !== undefined && isPlain(textOf(text, range)))
    const elsewhere = otherRanges.filter(range => range !== undefined)
    ranges.push(maskedRanges, wordRanges(text, area, [...maskedRanges, ...plain, ...elsewhere], keys))
    areas.push(without(area, elsewhere).map(range => ({ ...range, keys })))
  }
  return { ranges: ranges.flat(), areas: areas.flat() }
}

const noPaths: ReadonlySet<never> = new Set()

/** A node with its tag and anchor, which stand before it. */
function withProperties(text: SourceText, { start, end }: ByteRange): ByteRange {
  const before = textOf(text, { start: Math.max(0, start - mostBefore), end: start })
  const properties = /(?:(?<=^|[\s,[{:-])[&!][^\s]*\s+)+$/.exec(before)?.[0] ?? ''
  return { start: start - new TextEncoder().encode(properties).length, end }
}

const mostBefore = 1000

/**
 * A node with the comments behind it, which may be the rest of a value in which a blank stands before a `#`, or lines
 * of it.
 */
function withComments(text: SourceText, document: ManifestDocument, { start, end }: ByteRange): ByteRange {
  const { utf8 } = text
  let last = end
  for (let at = end; at < document.range.end; at++) {
    const byte = utf8[at] ?? 0
    if (byte === 0x23 && isBlank(utf8[at - 1])) {
      while (at < document.range.end && !isBreak(utf8[at] ?? 0)) at++
      last = at
    } else if (!isBlank(byte)) break
  }
  return { start, end: last }
}

function isBreak(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d
}

function isPlain(written: string): boolean {
  return /^(["']?)[\w./-]+\1$/.test(written)
}

/** The range less others in it. */
function without({ start, end }: ByteRange, others: readonly ByteRange[]): ByteRange[] {
  const left: ByteRange[] = []
  let from = start
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    if (other.start > from) left.push({ start: from, end: other.start })
    from = Math.max(from, other.end)
  }
  if (from < end) left.push({ start: from, end })
  return left
}

/** Every word of an area outside of `told` that is no key among `keys`, and every comment. */
function wordRanges(
  text: SourceText,
  area: ByteRange,
  told: readonly ByteRange[],
  keys: ReadonlySet<string>,
): SecretRange[] {
  return without(area, told).flatMap(range => {
    const written = textOf(text, range)
    const words = [...hiddenWords(written, keys, isBlank(text.utf8[range.start - 1]))]
    return inSource(text, range.start, words).map(word => ({ ...word, form: 'word' as const, isValue: false }))
  })
}

/** Ranges of a text, in UTF-16 units, as bytes of the source in which it begins at `base`. */
function inSource(text: SourceText, base: number, units: readonly ByteRange[]): ByteRange[] {
  if (units.length === 0) return []
  const ranges = units.flatMap(({ start, end }) => [start, end])
  const offset = offsetsInSource(text.utf8, skipByteOrderMark(text.utf8, base), ranges)
  return units.map(({ start, end }) => ({ start: offset(start), end: offset(end) }))
}

function isBlank(byte: number | undefined): boolean {
  return byte === undefined || byte <= 0x20
}

function* hiddenWords(written: string, keys: ReadonlySet<string>, isBlankBefore: boolean): Iterable<ByteRange> {
  const words = /[^\s\ufeff{}[\],"']+/g
  for (let match = words.exec(written); match; match = words.exec(written)) {
    const [word] = match
    const start = match.index
    const end = start + word.length
    const before = start === 0 ? isBlankBefore : /\s/.test(written[start - 1] ?? '')
    if (word.startsWith('#') && before) {
      const line = /[^\n\r\u0085\u2028\u2029]*/y
      line.lastIndex = start
      words.lastIndex = start + (line.exec(written)?.[0].length ?? word.length)
      yield { start: start + 1, end: words.lastIndex }
    } else if (!/^(?:-|\?|:|---|\.\.\.)$/.test(word) && !isKey(written, start, end, keys)) yield { start, end }
  }
}

/** Whether a word is a key that may be seen, with its colon behind it. */
function isKey(written: string, start: number, end: number, keys: ReadonlySet<string>): boolean {
  const word = written.slice(start, end)
  if (word.endsWith(':')) return keys.has(word.slice(0, -1))
  return keys.has(word) && /^["']?\s*:/.test(written.slice(end, end + 50))
}
