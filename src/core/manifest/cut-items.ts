import { concat } from '../bytes'
import { type ByteRange, type SourceText, textOf } from '../source'
import type { ManifestDocument } from './document'
import { equalValues } from './equal-values'
import { readFast } from './fast-reader'
import { readGeneral } from './general-reader'
import { readJson } from './json-reader'
import { endOfContainer, endOfScalar, endOfString, opensContainer, skipJsonSpace } from './json-scan'
import { locateNodes } from './locate-nodes'
import type { Reading } from './reader'
import { isMapping, type Mapping, type Value } from './value'

const LF = 0x0a
const SPACE = 0x20
const HASH = 0x23
const DASH = 0x2d
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BRACKET = 0x5b
const BRACKET_END = 0x5d
const BRACE = 0x7b

/** A List whose items stand one by one in its text. */
export interface ItemsCut {
  readonly form: ManifestDocument['form']
  /** The List with `items` empty. */
  readonly list: Mapping
  /**
   * Where each item begins, and at last where the items end, in bytes from the document's first: in YAML the lines of
   * an item go from its dash to the next, in JSON it goes from its brace to that of the next. Numbers of four bytes, as
   * there may be millions.
   */
  readonly starts: Uint32Array
}

/**
 * Cuts a List into its items, so that they can be read one after the other and need not be in memory together. Null
 * where that is not sure: every item and the List without them have to be read to the end and without any problem, and
 * `isTaken` has to take each.
 */
export function cutItems(
  text: SourceText,
  document: ManifestDocument,
  isTaken: (item: Mapping, list: Mapping) => boolean = () => true,
): ItemsCut | null {
  const cut = document.form === 'json' ? cutJsonItems(text, document) : cutYamlItems(text, document)
  if (cut === null) return null
  for (let index = 0; index < cut.starts.length - 1; index++) {
    const value = readItem(text, itemRange(document, cut, index), cut)
    if (value === null || !isTaken(value, cut.list)) return null
  }
  return cut
}

/**
 * In YAML: `items:` at the start of a line, then dashes in one column. A dash inside of quotes or brackets is found as
 * these are then not closed; an alias to what stands in another item as it is then an alias to nothing.
 */
function cutYamlItems({ utf8 }: SourceText, { range: { start, end } }: ManifestDocument): ItemsCut | null {
  const key = findItems(utf8, start, end)
  if (key < 0) return null
  const first = nextContent(utf8, endOfLine(utf8, key, end), end)
  if (first.at >= end || !isDash(utf8, first.at)) return null
  const starts = [first.at - first.column - start]
  let at = endOfLine(utf8, first.at, end)
  for (;;) {
    const next = nextContent(utf8, at, end)
    const lineStart = next.at < end ? next.at - next.column : end
    const isInside = next.at < end && next.column > first.column
    const isItem = next.at < end && next.column === first.column && isDash(utf8, next.at)
    if (!isInside) starts.push(lineStart - start)
    if (!isInside && !isItem) break
    at = endOfLine(utf8, next.at, end)
  }
  const list = readHead('yaml', utf8, { start, end: key }, { start: start + (starts.at(-1) ?? 0), end })
  return list && { form: 'yaml', list, starts: Uint32Array.from(starts) }
}

/** In JSON: objects with a comma between them, in the array `items` of the document's object. */
function cutJsonItems({ utf8 }: SourceText, { range: { start, end } }: ManifestDocument): ItemsCut | null {
  const array = findJsonItems(utf8, start)
  if (array === null) return null
  const starts: number[] = []
  let at = skipJsonSpace(utf8, array + 1)
  while (utf8[at] === BRACE) {
    starts.push(at - start)
    at = skipJsonSpace(utf8, endOfContainer(utf8, at).end)
    if (utf8[at] !== COMMA) break
    at = skipJsonSpace(utf8, at + 1)
    if (utf8[at] !== BRACE) return null
  }
  if (starts.length === 0 || utf8[at] !== BRACKET_END || at >= end) return null
  starts.push(at - start)
  const list = readHead('json', utf8, { start, end: array }, { start: at + 1, end })
  return list && { form: 'json', list, starts: Uint32Array.from(starts) }
}

/** The bracket of the array `items`, written as such, in the object at `start`; null where there is none. */
function findJsonItems(utf8: Uint8Array, start: number): number | null {
  let at = skipJsonSpace(utf8, start)
  if (utf8[at] !== BRACE) return null
  at = skipJsonSpace(utf8, at + 1)
  while (utf8[at] === QUOTE) {
    const end = endOfString(utf8, at)
    const isItems = end - at === itemsKey.length + 1 && itemsKey.every((byte, i) => utf8[at + 1 + i] === byte)
    at = skipJsonSpace(utf8, end + 1)
    if (utf8[at] !== COLON) return null
    at = skipJsonSpace(utf8, at + 1)
    if (isItems) return utf8[at] === BRACKET ? at : null
    at = skipJsonSpace(utf8, opensContainer(utf8[at]) ? endOfContainer(utf8, at).end : endOfScalar(utf8, at))
    if (utf8[at] !== COMMA) return null
    at = skipJsonSpace(utf8, at + 1)
  }
  return null
}

const itemsKey = [...new TextEncoder().encode('items')]

/** Bytes of the source from an item's dash to the next. */
export function itemRange({ range: { start } }: ManifestDocument, { starts }: ItemsCut, index: number): ByteRange {
  return { start: start + (starts[index] ?? 0), end: start + (starts[index + 1] ?? 0) }
}

/** The value of an item; null where its reader has anything to say but a mapping. */
export function readItem(text: SourceText, item: ByteRange, { form }: Pick<ItemsCut, 'form'>): Mapping | null {
  if (form === 'json') return mappingOf(readJson(textOf(text, { start: item.start, end: endOfJson(text, item) })))
  const utf8 = withoutDash(text, item)
  const content = textOf({ ...text, utf8 }, { start: 0, end: utf8.length })
  return mappingOf(readFast(content, utf8) ?? readGeneral(content))
}

function mappingOf(reading: Reading | null): Mapping | null {
  return reading && reading.problems.length === 0 && isMapping(reading.value) ? reading.value : null
}

/** Behind the last byte of an item in JSON. */
function endOfJson({ utf8 }: SourceText, { start }: ByteRange): number {
  return endOfContainer(utf8, start).end
}

/** A copy: `slice` of a `Buffer`, which Node reads files as, would be the bytes of the source themselves. */
function withoutDash(text: SourceText, { start, end }: ByteRange): Uint8Array {
  const utf8 = new Uint8Array(text.utf8.subarray(start, end))
  utf8[utf8.indexOf(DASH)] = SPACE
  return utf8
}

/**
 * From an item's first key to behind its last byte, as `locateItems` has it; null where it cannot be told. `value` is
 * what the item is read as. A mapping ends where its last member does: nearly always on the last line; else only the
 * lines of that member are composed, where they are the last member for certain.
 */
export function locateItem(
  text: SourceText,
  document: ManifestDocument,
  item: ByteRange,
  value: Mapping,
): ByteRange | null {
  const { utf8 } = text
  if (document.form === 'json') return { start: item.start, end: endOfJson(text, item) }
  const first = nextContent(utf8, item.start, item.end)
  let start = first.at + 1
  while (utf8[start] === SPACE) start++
  const lastLine = endOfLastLine(text, item, value)
  if (lastLine !== null && utf8[start] !== LF) return { start, end: lastLine }
  const last = utf8[start] === LF ? null : lastMember(text, item, start, start - item.start, value)
  const end = last && endOf(text, document, last)
  return end === null ? locateWhole(text, document, item) : { start, end }
}

/**
 * Where the last line ends that is not blank, if what it says alone is what the value ends with: then it stands in no
 * text.
 */
function endOfLastLine(text: SourceText, item: ByteRange, value: Mapping): number | null {
  const { utf8 } = text
  let end = item.end
  while (end > item.start && (utf8[end - 1] === LF || utf8[end - 1] === SPACE)) end--
  const range = { start: utf8.lastIndexOf(LF, end - 1) + 1, end }
  if (range.start <= item.start || utf8.subarray(range.start, end).includes(HASH)) return null
  const reading = readFast(textOf(text, range), utf8.subarray(range.start, end))
  const alone = reading && reading.problems.length === 0 ? reading.value : null
  if (!isMapping(alone) && !Array.isArray(alone)) return null
  return endings(value).some(ending => equalValues(ending, alone)) && endings(alone).at(-1) !== null ? end : null
}

/** What a value ends with: its last member alone, that one's last, and so on; null where it ends with nothing. */
function endings(value: Value | undefined): Value[] {
  const last = isMapping(value) ? [...value].at(-1) : undefined
  if (last) return [new Map([last]), ...endings(last[1])]
  if (Array.isArray(value) && value.length > 0) return [value.slice(-1), ...endings(value.at(-1))]
  return value === null ? [null] : []
}

/**
 * Where the last member of the mapping at `start` begins: a line in its column that says the same alone as in the item.
 */
function lastMember(
  text: SourceText,
  item: ByteRange,
  start: number,
  column: number,
  whole: Mapping,
): ByteRange | null {
  const { utf8 } = text
  for (let line = utf8.lastIndexOf(LF, item.end - 2) + 1; line > start; line = utf8.lastIndexOf(LF, line - 2) + 1) {
    const content = nextContent(utf8, line, endOfLine(utf8, line, item.end))
    if (content.at === item.end || content.column !== column || content.at !== line + column) continue
    const range = { start: line, end: item.end }
    const alone = readAlone(text, range)
    const [member, ...others] = alone ?? []
    if (!member || others.length > 0) return null
    const inWhole = [...whole].at(-1)
    const isSame = inWhole?.[0] === member[0] && equalValues(inWhole[1], member[1])
    return isSame ? range : null
  }
  return null
}

function readAlone(text: SourceText, range: ByteRange): Mapping | null {
  return mappingOf(readFast(textOf(text, range), text.utf8.subarray(range.start, range.end)))
}

function endOf(text: SourceText, document: ManifestDocument, range: ByteRange): number | null {
  const [found] = locateNodes(text, { ...document, range, owned: range }, [[]])
  return found?.end ?? null
}

function locateWhole(text: SourceText, document: ManifestDocument, item: ByteRange): ByteRange | null {
  const utf8 = withoutDash(text, item)
  const range = { start: 0, end: utf8.length }
  const [found] = locateNodes({ ...text, utf8 }, { ...document, range, owned: range }, [[]])
  return found ? { start: found.start + item.start, end: found.end + item.start } : null
}

/** The List without its items; null where there is anything to say of it. */
function readHead(form: ItemsCut['form'], utf8: Uint8Array, before: ByteRange, after: ByteRange): Mapping | null {
  const parts = [utf8.subarray(before.start, before.end), noItems[form], utf8.subarray(after.start, after.end)]
  const head = concat(parts)
  const content = new TextDecoder().decode(head)
  const list = mappingOf(form === 'json' ? readJson(content) : readFast(content, head))
  const items = list?.get('items')
  return list && Array.isArray(items) && items.length === 0 ? list : null
}

const noItems = { yaml: new TextEncoder().encode('items: []\n'), json: new TextEncoder().encode('[]') }

/** The line of the key `items` with nothing behind it; -1 where there is none. */
function findItems(utf8: Uint8Array, start: number, end: number): number {
  const key = [...new TextEncoder().encode('items:\n')]
  for (let at = start; at < end; at = endOfLine(utf8, at, end)) {
    if (key.every((byte, i) => utf8[at + i] === byte)) return at
  }
  return -1
}

/**
 * First line from `at` on that holds more than white space and a comment: where its content begins, and in which
 * column.
 */
function nextContent(utf8: Uint8Array, at: number, end: number): { readonly at: number; readonly column: number } {
  for (let line = at; line < end; line = endOfLine(utf8, line, end)) {
    let first = line
    while (first < end && utf8[first] === SPACE) first++
    if (first < end && utf8[first] !== LF && utf8[first] !== HASH) return { at: first, column: first - line }
  }
  return { at: end, column: 0 }
}

function isDash(utf8: Uint8Array, at: number): boolean {
  return utf8[at] === DASH && (utf8[at + 1] === SPACE || utf8[at + 1] === LF)
}

function endOfLine(utf8: Uint8Array, at: number, end: number): number {
  const found = utf8.indexOf(LF, at)
  return found === -1 || found >= end ? end : found + 1
}
