import {
  cutDocuments,
  type Document,
  isMapping,
  locateItems,
  type Mapping,
  readDocument,
  type Value,
} from '../manifest'
import { createLineIndex, decodeSource, type Problem, type Range, type Source, type SourceText } from '../source'
import { type Identity, identityOf, identityProblems, isRefusal, noIdentity, typeName } from './identity'
import { providesOf } from './provides'
import type { Provides, Resource, Scope } from './resource'
import { builtInScope } from './scope'
import { isBareList, isList, unfoldList } from './unfold-list'

/** A problem and the source it stands in. */
export interface LoadProblem {
  readonly source: number
  readonly problem: Problem
}

/** Everything that came in, cut and named. Values are not kept: `createValueReader` reads them again. */
export interface Load {
  readonly texts: readonly SourceText[]
  /** Documents of each source. */
  readonly documents: readonly (readonly Document[])[]
  readonly resources: readonly Resource[]
  readonly problems: readonly LoadProblem[]
}

/** What is known of a resource while its value is at hand: its scope may turn out only when a CRD further down is read. */
export interface Draft {
  readonly source: number
  readonly range: Range
  readonly identity: Identity
  /** Null: not built in, so a CRD of the input decides, else it is assumed. */
  readonly builtInScope: Scope | null
  readonly seenByKubectl: boolean
  readonly provides: Provides | null
}

export interface LoadOptions {
  /** Called once for every resource, in order, with its value (null: unreadable), which is dropped afterwards. */
  readonly visit?: (draft: Draft, value: Mapping | null) => void
  /** Called after every document with the bytes read so far, over all sources. */
  readonly onRead?: (bytes: number) => void
}

/** Reads all sources: cuts documents, reads each by kubectl's rules, takes Lists apart, names what is there. Never throws on any input. */
export function loadResources(sources: readonly Source[], options: LoadOptions = {}): Load {
  const loader = new Loader(options)
  for (const source of sources) loader.read(source)
  return loader.finish()
}

interface Pending extends Draft {
  readonly document: number
  readonly item: number | null
  readonly line: number
  readonly readable: boolean
  readonly refused: boolean
  readonly provides: Provides | null
}

class Loader {
  readonly #texts: SourceText[] = []
  readonly #documents: (readonly Document[])[] = []
  readonly #pending: Pending[] = []
  readonly #problems: LoadProblem[] = []
  readonly #options: LoadOptions
  #bytesBefore = 0

  constructor(options: LoadOptions) {
    this.#options = options
  }

  read(source: Source): void {
    const index = this.#texts.length
    const decoded = decodeSource(source)
    const cut = cutDocuments(decoded.text)
    const lines = createLineIndex(decoded.text)
    this.#texts.push(decoded.text)
    this.#documents.push(cut.documents)
    this.#report(index, decoded.problems)
    this.#report(index, cut.problems)
    for (const [number, document] of cut.documents.entries()) {
      this.#readDocument(index, number, document, offset => lines.positionAt(offset).line)
      this.#options.onRead?.(this.#bytesBefore + document.range.end)
    }
    this.#bytesBefore += source.bytes.length
  }

  #readDocument(source: number, number: number, document: Document, lineOf: (offset: number) => number): void {
    const text = this.#texts[source]
    if (!text) return
    const reading = readDocument(text, document)
    this.#report(source, reading.problems)
    const place = { source, document: number, item: null, range: document.range, line: document.line }
    // A null document is skipped by kubectl without a word.
    if (reading.value === null) return
    if (reading.value === undefined) {
      this.#add({ ...place, seenByKubectl: false }, null)
    } else if (!isMapping(reading.value)) {
      const facts = { found: typeName(reading.value) }
      this.#report(source, [{ code: 'not-an-object', severity: 'error', at: document.range, facts }])
      this.#add({ ...place, seenByKubectl: false }, null)
    } else if (isList(reading.value)) {
      this.#readList(source, number, document, reading.value, lineOf)
    } else if (isBareList(reading.value)) {
      if (!reading.value.has('items')) this.#reportAt(source, 'list-without-items', 'error', document.range)
    } else {
      this.#addObject({ ...place, seenByKubectl: document.seenByKubectl }, reading.value)
    }
  }

  #readList(source: number, number: number, document: Document, list: Mapping, lineOf: (at: number) => number): void {
    const text = this.#texts[source]
    if (!text) return
    const ranges = locateItems(text, document)
    const items = unfoldList(list)
    const elements = list.get('items') as readonly Value[]
    const nested = elements.some(element => isMapping(element) && (isList(element) || isBareList(element)))
    if (nested) this.#reportAt(source, 'list-in-list', 'error', document.range)
    const lost = lostMetadata(list)
    if (lost !== '') {
      const facts = { keys: lost }
      this.#report(source, [{ code: 'list-metadata-dropped', severity: 'warning', at: document.range, facts }])
    }
    for (const [item, { value, path }] of items.entries()) {
      const index = Number(path[1])
      const range = ranges[index] ?? document.range
      const place = { source, document: number, item, range, line: lineOf(range.start) }
      if (isMapping(value)) {
        this.#addObject({ ...place, seenByKubectl: document.seenByKubectl && !nested }, value)
      } else {
        const facts = { index, found: typeName(value) }
        this.#report(source, [{ code: 'list-item-not-object', severity: 'error', at: range, facts }])
        this.#add({ ...place, seenByKubectl: false }, null)
      }
    }
  }

  #addObject(place: Place, value: Mapping): void {
    const problems = identityProblems(value, place.range)
    this.#report(place.source, problems)
    const refused = problems.some(isRefusal)
    this.#add({ ...place, seenByKubectl: place.seenByKubectl && !refused }, value, refused)
  }

  #add(place: Place, value: Mapping | null, refused = false): void {
    const identity = value ? identityOf(value) : noIdentity
    const pending: Pending = {
      ...place,
      identity,
      readable: value !== null,
      refused,
      builtInScope: identity.kind === null ? null : builtInScope(identity.apiVersion, identity.kind),
      provides: value ? providesOf(value, identity) : null,
    }
    this.#pending.push(pending)
    this.#options.visit?.(pending, value)
  }

  #report(source: number, problems: readonly Problem[]): void {
    for (const problem of problems) this.#problems.push({ source, problem })
  }

  #reportAt(source: number, code: 'list-in-list' | 'list-without-items', severity: 'error', at: Range): void {
    this.#report(source, [{ code, severity, at, facts: {} }])
  }

  finish(): Load {
    const customScopes = new Map<string, Scope>()
    for (const { provides } of this.#pending) {
      if (provides?.type === 'crd') customScopes.set(`${provides.group}/${provides.kind}`, provides.scope)
    }
    const seen = new Map<string, { count: number; first: Pending }>()
    const unknownKinds = new Set<string>()
    const resources = this.#pending.map(pending => {
      const { identity } = pending
      const known = pending.builtInScope ?? customScopes.get(`${identity.group}/${identity.kind}`)
      const scope = known ?? 'namespaced'
      const namespace = scope === 'cluster' || !pending.readable ? null : (identity.namespace ?? 'default')
      const resource: Resource = {
        source: pending.source,
        document: pending.document,
        item: pending.item,
        range: pending.range,
        line: pending.line,
        readable: pending.readable,
        seenByKubectl: pending.seenByKubectl,
        refused: pending.refused,
        id: this.#uniqueId(pending, namespace, seen),
        ...identity,
        namespace,
        scope,
        scopeAssumed: pending.readable && known === undefined,
        provides: pending.provides,
      }
      if (resource.scopeAssumed && resource.kind !== null) this.#reportUnknownKind(pending, unknownKinds)
      return resource
    })
    return { texts: this.#texts, documents: this.#documents, resources, problems: this.#problems }
  }

  #uniqueId(pending: Pending, namespace: string | null, seen: Map<string, { count: number; first: Pending }>): string {
    const { group, kind, name, generateName } = pending.identity
    const id = pending.readable ? `${group}/${kind ?? ''}/${namespace ?? ''}/${name ?? ''}` : 'unreadable'
    const before = seen.get(id)
    if (!before) {
      seen.set(id, { count: 1, first: pending })
      return id
    }
    before.count++
    // Several objects without a name, or with a generated one, are no duplicates: each becomes an object of its own.
    if (name !== null && generateName === null) {
      const firstSource = this.#texts[before.first.source]?.name ?? ''
      const facts = { id, firstSource, firstLine: before.first.line }
      this.#report(pending.source, [{ code: 'duplicate-resource', severity: 'warning', at: pending.range, facts }])
    }
    return `${id}#${before.count}`
  }

  #reportUnknownKind({ source, range, identity }: Pending, reported: Set<string>): void {
    const facts = { apiVersion: identity.apiVersion ?? '', kind: identity.kind ?? '' }
    const key = `${facts.apiVersion}/${facts.kind}`
    if (reported.has(key)) return
    reported.add(key)
    this.#report(source, [{ code: 'kind-unknown', severity: 'warning', at: range, facts }])
  }
}

type Place = Omit<Pending, 'identity' | 'builtInScope' | 'provides' | 'readable' | 'refused'>

/** Fields of a list's own metadata that say something: an empty resourceVersion or selfLink of `kubectl get` says nothing. */
function lostMetadata(list: Mapping): string {
  const metadata = list.get('metadata')
  if (!isMapping(metadata)) return ''
  return [...metadata]
    .filter(([, value]) => value !== null && value !== '')
    .map(([key]) => key)
    .join(', ')
}
