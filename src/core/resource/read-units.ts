import {
  cutItems,
  type ItemsCut,
  isMapping,
  itemRange,
  locateItem,
  locateItems,
  locateNodes,
  type ManifestDocument,
  type Mapping,
  readDocument,
  readItem,
  type Value,
} from '../manifest'
import { isSecretObject } from '../secret'
import { type ByteRange, countBreaks, createLineIndex, type Problem, type SourceText } from '../source'
import { type Identity, identityOf, identityProblems, isRefusal, noIdentity, typeName } from './identity'
import { localObject } from './other-files'
import { providesOf } from './provides'
import type { Provides, Scope } from './resource'
import { builtInScope } from './scope'
import { isBareList, isList, isListByName, unfoldList, withKindOf } from './unfold-list'

/**
 * What one document holds, wherever it stands: ranges count from its first byte, lines from its first line (0). So it
 * is the same for as long as the document's bytes are, and need not be read again when something else in the source is
 * edited.
 */
export interface DocumentUnits {
  readonly units: readonly Unit[]
  readonly problems: readonly Problem[]
  /** It is for a program and not for a server, which a problem says: what it holds is no resource. */
  readonly isOther?: true
  /** Where the items stand of a List that was read item by item. */
  readonly cut?: ItemsCut
}

/** One object of a document: itself, or an item of its List. */
export interface Unit {
  readonly item: number | null
  readonly range: ByteRange
  readonly line: number
  readonly lines: number
  readonly identity: Identity
  readonly isSecret: boolean
  /** Null: not built in, so a CRD of the input decides, else it is assumed. */
  readonly builtInScope: Scope | null
  readonly readable: boolean
  /** kubectl sends it, where it sees the document at all. */
  readonly isSent: boolean
  readonly refused: boolean
  readonly provides: Provides | null
  /** EndpointSlice: how many endpoints it has. */
  readonly endpoints?: number
}

/** Called once for every unit, in order, with its value (null: unreadable), which is dropped afterwards. */
export type VisitUnit = (unit: Unit, value: Mapping | null) => void

/**
 * Reads one document, takes a List apart, names what is there: at once, or a List that is read item by item in pieces
 * of so many units.
 */
export function* readUnits(
  text: SourceText,
  document: ManifestDocument,
  visit: VisitUnit,
  most = Number.POSITIVE_INFINITY,
): IterableIterator<DocumentUnits> {
  const cut = readsItemwise(document) ? cutItems(text, document, (item, list) => itemObject(list, item) !== null) : null
  if (cut) yield* readItemwise(text, document, cut, visit, most)
  else yield readWhole(text, document, visit)
}

/** A List as large as this is read item by item, so that its values are never in memory together. */
const itemwiseFrom = 64 * 1024

function readsItemwise({ range }: ManifestDocument): boolean {
  return range.end - range.start >= itemwiseFrom
}

/** Null where an item is a List itself: then there is more to say. */
function itemObject(list: Mapping, item: Mapping): Mapping | null {
  const filled = withKindOf(list, item)
  return isMapping(filled) && !isList(filled) && !isBareList(filled) ? filled : null
}

/** The value of one item of a List that was cut; null only where the text is another one. */
export function readCutItem(
  text: SourceText,
  document: ManifestDocument,
  cut: ItemsCut,
  index: number,
): Mapping | null {
  const item = readItem(text, itemRange(document, cut, index), cut)
  return item && itemObject(cut.list, item)
}

function* readItemwise(
  text: SourceText,
  document: ManifestDocument,
  cut: ItemsCut,
  visit: VisitUnit,
  most: number,
): IterableIterator<DocumentUnits> {
  const { start } = document.range
  let problems: Problem[] = []
  let units: Unit[] = []
  reportLost(cut.list, { start: 0, end: document.range.end - start }, problems)
  let line = 0
  let counted = start
  for (let index = 0; index < cut.starts.length - 1; index++) {
    if (units.length >= most) {
      yield { units, problems, cut }
      units = []
      problems = []
    }
    const item = itemRange(document, cut, index)
    const written = readItem(text, item, cut)
    const value = written && itemObject(cut.list, written)
    if (written === null || value === null) throw new RangeError(`item ${index} was read before`)
    const found = locateItem(text, document, item, written) ?? item
    line += countBreaks(text.utf8, counted, found.start)
    counted = found.start
    const range = { start: found.start - start, end: found.end - start }
    const wrong = identityProblems(value, range)
    problems.push(...wrong)
    const refused = wrong.some(isRefusal)
    const lines = countBreaks(text.utf8, found.start, Math.max(found.start, found.end - 1)) + 1
    const unit = unitOf({ item: index, range, line, lines, isSent: !refused }, value, refused)
    units.push(unit)
    visit(unit, value)
  }
  yield { units, problems, cut }
}

function readWhole(text: SourceText, document: ManifestDocument, visit: VisitUnit): DocumentUnits {
  const { start } = document.range
  const { value, problems: found } = readDocument(text, document)
  const problems = found.map(problem => shiftProblem(problem, -start, 1 - document.line))
  const units: Unit[] = []
  const whole: Place = {
    item: null,
    range: { start: 0, end: document.range.end - start },
    line: 0,
    lines: document.lines,
    isSent: true,
  }
  const add = (place: Place, given: Mapping | null, refused = false): void => {
    const unit = unitOf(place, given, refused)
    units.push(unit)
    visit(unit, given)
  }
  const addObject = (place: Place, given: Mapping): void => {
    const wrong = identityProblems(given, place.range)
    problems.push(...wrong)
    const refused = wrong.some(isRefusal)
    add({ ...place, isSent: place.isSent && !refused }, given, refused)
  }

  // A null document is skipped by kubectl without a word.
  if (value === null) return { units, problems }
  if (value === undefined) {
    add({ ...whole, isSent: false }, null)
  } else if (!isMapping(value)) {
    const facts = { found: typeName(value) }
    problems.push({ code: 'not-an-object', severity: 'error', at: whole.range, facts })
    add({ ...whole, isSent: false }, null)
  } else if (isList(value)) {
    readItems(text, document, value, { whole, problems, add, addObject })
  } else if (isListByName(value)) {
    const problem = itemsProblem(text, document, value)
    if (problem) {
      problems.push(problem)
      add({ ...whole, isSent: false }, null)
    } else reportLost(value, whole.range, problems)
  } else {
    const local = localObject(identityOf(value), whole.range)
    if (local) return { units, problems: [...problems, local], isOther: true }
    if (value.has('items')) problems.push(itemsFieldProblem(text, document, value))
    addObject(whole, value)
  }
  return { units, problems }
}

/** Why kubectl refuses what calls itself a List, in the place of its items; null where it is an empty one. */
function itemsProblem(text: SourceText, document: ManifestDocument, list: Mapping): Problem | null {
  const items = list.get('items')
  if (items === null) return null
  const at = placeOf(text, document, 'items')
  if (items === undefined) return { code: 'list-without-items', severity: 'error', at, facts: {} }
  return { code: 'list-items-type', severity: 'error', at, facts: { found: typeName(items) } }
}

/**
 * kubectl takes whatever has a field `items` for a List: it refuses an object in which that is no array, and passes
 * over one in which it is null (`unstructuredJSONScheme.decode`; measured with 1.32). Other appliers look at the kind
 * first.
 */
function itemsFieldProblem(text: SourceText, document: ManifestDocument, object: Mapping): Problem {
  const facts = { found: typeName(object.get('items') ?? null) }
  return { code: 'items-field', severity: 'warning', at: placeOf(text, document, 'items'), facts }
}

/** Where the value of a field stands in its document; the whole where that cannot be told. */
function placeOf(text: SourceText, document: ManifestDocument, field: string): ByteRange {
  const { start, end } = document.range
  const [found] = locateNodes(text, document, [[field]])
  return found ? { start: found.start - start, end: found.end - start } : { start: 0, end: end - start }
}

/** A problem moved by so many bytes and lines. */
export function shiftProblem(problem: Problem, bytes: number, lines: number): Problem {
  if (bytes === 0 && lines === 0) return problem
  const at = { start: problem.at.start + bytes, end: problem.at.end + bytes }
  if (problem.code !== 'duplicate-key') return { ...problem, at }
  return { ...problem, at, facts: { ...problem.facts, firstLine: problem.facts.firstLine + lines } }
}

type Place = Pick<Unit, 'item' | 'range' | 'line' | 'lines' | 'isSent'>

interface Into {
  readonly whole: Place
  readonly problems: Problem[]
  readonly add: (place: Place, value: null) => void
  readonly addObject: (place: Place, value: Mapping) => void
}

function readItems(text: SourceText, document: ManifestDocument, list: Mapping, into: Into): void {
  const { whole, problems } = into
  const { start } = document.range
  const ranges = locateItems(text, document)
  const elements = list.get('items') as readonly Value[]
  const nested = elements.some(element => isMapping(element) && (isList(element) || isBareList(element)))
  if (nested) problems.push({ code: 'list-in-list', severity: 'error', at: whole.range, facts: {} })
  reportLost(list, whole.range, problems)
  const lines = createLineIndex({ ...text, utf8: text.utf8.subarray(start, document.range.end) })
  const lineAt = (offset: number): number => lines.positionAt(offset).line - 1
  for (const [item, { value, path }] of unfoldList(list).entries()) {
    const index = Number(path[1])
    const found = ranges[index]
    const range = found ? { start: found.start - start, end: found.end - start } : whole.range
    const line = lineAt(range.start)
    const place: Place = {
      item,
      range,
      line,
      lines: lineAt(Math.max(range.start, range.end - 1)) - line + 1,
      isSent: !nested,
    }
    if (isMapping(value) && isBareList(value)) {
      problems.push({
        code: 'list-items-type',
        severity: 'error',
        at: range,
        facts: { found: typeName(value.get('items') ?? null) },
      })
      into.add({ ...place, isSent: false }, null)
    } else if (isMapping(value)) {
      into.addObject(place, value)
    } else {
      const facts = { index, found: typeName(value) }
      problems.push({ code: 'list-item-not-object', severity: 'error', at: range, facts })
      into.add({ ...place, isSent: false }, null)
    }
  }
}

function unitOf(place: Place, value: Mapping | null, refused: boolean): Unit {
  const identity = value ? identityOf(value) : noIdentity
  const endpoints = value && endpointsOf(value, identity)
  // Written out: V8 gives each object that is spread into another a shape of its own, which takes more than what is in
  // it.
  const unit: Unit = {
    item: place.item,
    range: place.range,
    line: place.line,
    lines: place.lines,
    isSent: place.isSent,
    identity,
    isSecret: value !== null && isSecretObject(value),
    readable: value !== null,
    refused,
    builtInScope: identity.kind === null ? null : builtInScope(identity.apiVersion, identity.kind),
    provides: value ? providesOf(value, identity) : null,
  }
  return endpoints === null ? unit : { ...unit, endpoints }
}

function endpointsOf(value: Mapping, { group, kind }: Identity): number | null {
  const endpoints = group === 'discovery.k8s.io' && kind === 'EndpointSlice' ? value.get('endpoints') : null
  return Array.isArray(endpoints) ? endpoints.length : null
}

function reportLost(list: Mapping, at: ByteRange, problems: Problem[]): void {
  const keys = lostMetadata(list)
  if (keys !== '') problems.push({ code: 'list-metadata-dropped', severity: 'warning', at, facts: { keys } })
  const others = [...list.keys()].filter(key => !listFields.has(key)).join(', ')
  if (others !== '') problems.push({ code: 'list-fields-dropped', severity: 'warning', at, facts: { keys: others } })
}

const listFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'items'])

/**
 * Fields of a list's own metadata that say something: an empty resourceVersion or selfLink of `kubectl get` says
 * nothing.
 */
function lostMetadata(list: Mapping): string {
  const metadata = list.get('metadata')
  if (!isMapping(metadata)) return ''
  return [...metadata]
    .filter(([, value]) => value !== null && value !== '')
    .map(([key]) => key)
    .join(', ')
}
