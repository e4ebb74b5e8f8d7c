import { runToEnd, type Steps } from '../bytes'
import { cutDocuments, type ManifestDocument, type Mapping } from '../manifest'
import { decodeRest, decodeSource, type Problem, type ProblemCode, type Source, type SourceText } from '../source'
import { otherSource } from './other-files'
import { type DocumentUnits, readUnits, shiftProblem, type Unit } from './read-units'
import { recutDocuments } from './recut'
import type { Resource, Scope } from './resource'
import { commonBytes, type ReadBefore, unchangedUnits } from './unchanged'

/** A problem and the source it stands in. */
export interface LoadProblem {
  readonly source: number
  readonly problem: Problem
}

/** Everything that came in, cut and named. Values are not kept: `createValueReader` reads them again. */
export interface Load {
  readonly texts: readonly SourceText[]
  /** Documents of each source. */
  readonly documents: readonly (readonly ManifestDocument[])[]
  /** What each document holds, as long as its bytes stay the same. */
  readonly units: readonly (readonly DocumentUnits[])[]
  readonly resources: readonly Resource[]
  readonly problems: readonly LoadProblem[]
  /** It is a piece of a source that is read in several. */
  readonly cut?: { readonly before: boolean; readonly after: boolean }
  /** Values that stand in place of those of the text, by the id of their resource. */
  readonly replaced?: ReadonlyMap<string, Mapping>
}

/**
 * What is known of a resource while its value is at hand: its scope may turn out only when a CRD further down is read.
 */
export interface Draft extends Unit {
  readonly unit: Unit
  readonly source: number
  readonly document: number
  readonly seenByKubectl: boolean
}

export interface LoadOptions {
  /**
   * Called once for every resource that is read, in order, with its value (null: unreadable), which is dropped
   * afterwards.
   */
  readonly visit?: (draft: Draft, value: Mapping | null) => void
  /**
   * An earlier load: documents of it that stand here with the same bytes, in a source of the same name, are not read
   * again.
   */
  readonly previous?: Load | undefined
  /** Called in the place of `visit` for resources of such documents. */
  readonly keep?: (draft: Draft) => void
  /**
   * Whether there are other sources beside: one that names no kind is then no manifest, and left out. Else so where
   * more than one is given.
   */
  readonly isOneOfSeveral?: boolean
  /** This is not the first source, or not the whole of one: what was seen before it. */
  readonly seen?: Seen
  /** The source goes on from an earlier piece of it that ended behind a separator: the line of its first byte. */
  readonly continuedAt?: number | undefined
  /** More of the source comes in another piece. */
  readonly goesOn?: boolean | undefined
  /** Called after every document with the bytes read so far, over all sources. */
  readonly onRead?: (bytes: number) => void
}

/** What later pieces of an input need to know of earlier ones. */
export interface Seen {
  /** Scopes of the kinds that definitions of the input name, by `group/kind`. */
  readonly customScopes: Map<string, Scope>
  /** How often each identity occurred, and where it stood first. */
  readonly ids: Map<string, { count: number; readonly source: string; readonly line: number }>
  /** Kinds that were reported as unknown. */
  readonly unknownKinds: Set<string>
}

export function nothingSeen(): Seen {
  return { customScopes: new Map(), ids: new Map(), unknownKinds: new Set() }
}

/**
 * Reads all sources: cuts documents, reads each by kubectl's rules, takes Lists apart, names what is there. Never
 * throws on any input.
 */
export function loadResources(sources: readonly Source[], options: LoadOptions = {}): Load {
  return runToEnd(loadSteps(sources, options))
}

/**
 * The load for those after whom no other is read: what only the next one needs to know of its documents is forgotten.
 */
export function withoutUnits(load: Load): Load {
  const units = load.units.map(documents =>
    documents.map(({ cut, isOther }) => ({ ...noUnits, ...(cut && { cut }), ...(isOther && { isOther }) })),
  )
  return { ...load, units }
}

/**
 * A source in several loads, of which none need be held: what stands in one document, but for a List that is read item
 * by item, of which each load has so many. Their texts and documents are the same; what one has of problems and
 * resources no other has.
 */
export function* loadPieces(
  source: Source,
  options: LoadOptions & Required<Pick<LoadOptions, 'seen'>>,
  most: number,
): IterableIterator<Load> {
  const loader = new Loader(options, most)
  for (const _ of loader.read(source)) if (loader.isFull) yield loader.take()
  yield loader.take()
}

/** The same in steps of a document, between which others may have their turn. */
export function* loadSteps(sources: readonly Source[], options: LoadOptions = {}): Steps<Load> {
  const loader = new Loader({ isOneOfSeveral: sources.length > 1, ...options })
  for (const source of sources) yield* loader.read(source)
  return loader.finish()
}

/**
 * Reads a source for what `visit` is told of it, and keeps nothing: what it holds is compared with what is in memory
 * already.
 */
export function* visitSteps(source: Source, visit: NonNullable<LoadOptions['visit']>): Steps<void> {
  yield* new Loader({ visit }, Number.POSITIVE_INFINITY, false).read(source)
}

class Loader {
  readonly #texts: SourceText[] = []
  readonly #documents: (readonly ManifestDocument[])[] = []
  readonly #options: LoadOptions
  readonly #most: number
  readonly #keeps: boolean
  #units: DocumentUnits[][] = []
  #problems: LoadProblem[] = []
  #bytesBefore = 0
  /** There are `most` units of a document that may hold more. */
  isFull = false

  constructor(options: LoadOptions, most = Number.POSITIVE_INFINITY, keeps = true) {
    this.#options = options
    this.#most = most
    this.#keeps = keeps
  }

  *read(source: Source): Steps<void> {
    const index = this.#texts.length
    const before = readBefore(this.#options.previous, source.name)
    const common = before && commonBytes(before.text.original, source.bytes)
    const { continuedAt } = this.#options
    const decoded =
      continuedAt === undefined
        ? decodeSource(source, common && before.isValid ? common : undefined)
        : decodeRest(source)
    const { text } = decoded
    const other = this.#options.isOneOfSeveral && continuedAt === undefined ? otherSource(text) : null
    if (other) return this.#leaveOut(index, text, other)
    const isEdited = before && common && before.isValid && text.utf8 === source.bytes
    const recut = isEdited && before.isCutClean ? recutDocuments(before, common, text) : null
    const cut = recut ? { documents: recut, problems: [] } : cutDocuments(text, continuedAt)
    const kept = isEdited ? unchangedUnits(before, common, text, cut.documents) : []
    this.#texts.push(text)
    this.#documents.push(cut.documents)
    this.#units.push(cut.documents.map(() => noUnits))
    this.#report(index, decoded.problems)
    this.#report(index, cut.problems)
    for (const [number, document] of cut.documents.entries()) {
      yield* this.#readDocument(index, number, document, kept[number])
      this.isFull = false
      this.#options.onRead?.(this.#bytesBefore + document.range.end)
      yield
    }
    this.#bytesBefore += source.bytes.length
  }

  /** A source that is no manifest: its documents hold nothing. */
  #leaveOut(source: number, text: SourceText, other: Problem): void {
    const { documents } = cutDocuments(text)
    this.#texts.push(text)
    this.#documents.push(documents)
    this.#units.push(documents.map(() => ({ units: [], problems: [], isOther: true })))
    this.#report(source, [other])
    this.#bytesBefore += text.original.length
    this.#options.onRead?.(this.#bytesBefore)
  }

  *#readDocument(
    source: number,
    number: number,
    document: ManifestDocument,
    kept: DocumentUnits | undefined,
  ): Steps<void> {
    const text = this.#texts[source]
    if (!text) throw new RangeError(`no source ${source}`)
    const { visit = () => {}, keep = () => {} } = this.#options
    const draft = (unit: Unit): Draft => draftOf(unit, source, number, document)
    if (kept) for (const unit of kept.units) keep(draft(unit))
    const pieces = kept ? [kept] : readUnits(text, document, (unit, value) => visit(draft(unit), value), this.#most)
    for (const read of pieces) {
      if (!this.#keeps) continue
      const units = this.#units[source]
      if (units) units[number] = read
      for (const problem of read.problems) {
        this.#problems.push({ source, problem: shiftProblem(problem, document.range.start, document.line - 1) })
      }
      this.isFull = read.units.length >= this.#most
      if (this.isFull) yield
    }
  }

  #report(source: number, problems: readonly Problem[]): void {
    for (const problem of problems) this.#problems.push({ source, problem })
  }

  /** What was read since it was last taken. */
  take(): Load {
    const load = this.finish()
    this.#units = this.#units.map(documents => documents.map(() => noUnits))
    this.#problems = []
    return load
  }

  finish(): Load {
    const { customScopes, ids, unknownKinds } = this.#options.seen ?? nothingSeen()
    for (const documents of this.#units) {
      for (const { units } of documents) {
        for (const { provides } of units)
          if (provides?.type === 'crd') customScopes.set(`${provides.group}/${provides.kind}`, provides.scope)
      }
    }
    const resources: Resource[] = []
    for (const draft of this.#drafts()) {
      const { identity } = draft
      const known = draft.builtInScope ?? customScopes.get(`${identity.group}/${identity.kind}`)
      const scope = known ?? 'namespaced'
      const namespace = scope === 'cluster' || !draft.readable ? null : (identity.namespace ?? 'default')
      // Written out: V8 gives each object that is spread into another a shape of its own, which takes more than what is
      // in it.
      const resource: Resource = {
        source: draft.source,
        document: draft.document,
        item: draft.item,
        range: draft.range,
        line: draft.line,
        lines: draft.lines,
        readable: draft.readable,
        seenByKubectl: draft.seenByKubectl,
        refused: draft.refused,
        id: this.#uniqueId(draft, namespace, ids),
        apiVersion: identity.apiVersion,
        group: identity.group,
        kind: identity.kind,
        namespace,
        name: identity.name,
        generateName: identity.generateName,
        isSecret: draft.isSecret,
        scope,
        scopeAssumed: draft.readable && known === undefined,
        provides: draft.provides,
      }
      resources.push(draft.endpoints === undefined ? resource : { ...resource, endpoints: draft.endpoints })
      if (resource.scopeAssumed && resource.kind !== null) this.#reportUnknownKind(draft, unknownKinds)
    }
    const { continuedAt, goesOn = false } = this.#options
    return {
      ...(continuedAt !== undefined || goesOn ? { cut: { before: continuedAt !== undefined, after: goesOn } } : {}),
      texts: this.#texts,
      documents: this.#documents,
      units: this.#units,
      resources,
      problems: this.#problems,
    }
  }

  /** Of every unit in order, made as it is asked for: there may be millions. */
  *#drafts(): IterableIterator<Draft> {
    for (const [source, documents] of this.#units.entries()) {
      for (const [number, { units }] of documents.entries()) {
        const document = this.#documents[source]?.[number]
        if (document) for (const unit of units) yield draftOf(unit, source, number, document)
      }
    }
  }

  #uniqueId(draft: Draft, namespace: string | null, ids: Seen['ids']): string {
    const { group, kind, name, generateName } = draft.identity
    // Joined, not put together by a template, which V8 keeps as a chain of its parts.
    const id = draft.readable ? [group, kind, namespace, name].join('/') : 'unreadable'
    const before = ids.get(id)
    if (!before) {
      ids.set(id, { count: 1, source: this.#texts[draft.source]?.name ?? '', line: draft.line })
      return id
    }
    before.count++
    // Several objects without a name, or with a generated one, are no duplicates: each becomes an object of its own.
    if (name !== null && generateName === null) {
      const facts = { id, firstSource: before.source, firstLine: before.line }
      this.#report(draft.source, [{ code: 'duplicate-resource', severity: 'warning', at: draft.range, facts }])
    }
    return `${id}#${before.count}`
  }

  #reportUnknownKind({ source, range, identity }: Draft, reported: Set<string>): void {
    const facts = { apiVersion: identity.apiVersion ?? '', kind: identity.kind ?? '' }
    const key = `${facts.apiVersion}/${facts.kind}`
    if (reported.has(key)) return
    reported.add(key)
    this.#report(source, [{ code: 'kind-unknown', severity: 'warning', at: range, facts }])
  }
}

const noUnits: DocumentUnits = { units: [], problems: [] }

function draftOf(unit: Unit, source: number, number: number, document: ManifestDocument): Draft {
  const { start } = document.range
  // Written out: spreading a unit took longer than reading it.
  const draft: Draft = {
    item: unit.item,
    range: { start: unit.range.start + start, end: unit.range.end + start },
    line: unit.line + document.line,
    lines: unit.lines,
    identity: unit.identity,
    isSecret: unit.isSecret,
    builtInScope: unit.builtInScope,
    readable: unit.readable,
    isSent: unit.isSent,
    refused: unit.refused,
    provides: unit.provides,
    unit,
    source,
    document: number,
    seenByKubectl: unit.isSent && document.seenByKubectl,
  }
  return unit.endpoints === undefined ? draft : { ...draft, endpoints: unit.endpoints }
}

interface Before extends ReadBefore {
  /** All its bytes are text in UTF-8. */
  readonly isValid: boolean
  /** Nothing was wrong with the way its documents are put together. */
  readonly isCutClean: boolean
}

/** Problems that are found when a source is cut, by their codes. */
const cutProblems: ReadonlySet<ProblemCode> = new Set([
  'source-empty',
  'separator-content',
  'directive',
  'after-document-end',
  'json-separator',
])

/** The source of this name in an earlier load. */
function readBefore(load: Load | undefined, name: string): Before | undefined {
  const index = load?.texts.findIndex(text => text.name === name) ?? -1
  const text = load?.texts[index]
  const documents = load?.documents[index]
  const units = load?.units[index]
  if (!text || !documents || !units) return undefined
  const codes = load.problems.filter(({ source }) => source === index).map(({ problem }) => problem.code)
  // What was left out as a whole was not read.
  if (codes.some(code => code.startsWith('other-'))) return undefined
  const isValid = text.utf8 === text.original && !codes.includes('source-not-utf8')
  return { text, documents, units, isValid, isCutClean: !codes.some(code => cutProblems.has(code)) }
}
