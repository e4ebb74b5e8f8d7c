import type { Encryption } from '../encoding'
import type { ClusterLimits } from '../limit'
import { createPieceCutter } from '../manifest'
import { crdKind, isCustomResourceDefinition } from '../object'
import { type Load, type LoadOptions, loadPieces, nothingSeen, type Resource, type Seen } from '../resource'
import type { Outcome } from '../verdict'
import type { Analysis, ProblemReport, ResourceReport } from './analysis'
import { reportResource } from './analyze'
import { findingProblems } from './finding-problems'
import { outcomesOf } from './judge-routes'
import { manyDefinitions } from './many-definitions'
import { createMeasurer, type Measurer } from './measurer'
import { reportProblems } from './report-problems'

/** An input that is read from front to end and never held as a whole. */
export interface StreamedSource {
  readonly name: string
  /** Its bytes from the start; called twice where `isRepeatable`. */
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** A file, not a pipe. */
  readonly isRepeatable: boolean
}

/** What some resources of the input are, or none where only problems are told. Nothing of it is kept. */
export interface StreamedPiece {
  /** As in an analysis, with `gzip` null: compressing costs more than everything else. */
  readonly resources: readonly ResourceReport[]
  /** How each of them fares, in the order of the routes. */
  readonly outcomes: readonly (readonly Outcome[])[]
  readonly problems: readonly ProblemReport[]
  /** Index of the source that it is of. */
  readonly source: number
  /** Bytes of all sources up to the end of what was read for it. */
  readonly done: number
}

export interface StreamOptions {
  readonly encryption?: Encryption | null
  /** The cluster that judges. */
  readonly cluster: ClusterLimits
  /** Nothing is asked but verdicts in it (`AnalyzeOptions.verdictsIn`). */
  readonly onlyVerdicts?: boolean | undefined
  /** How large a piece is at least, where it can be cut; 4 MiB. */
  readonly pieceBytes?: number | undefined
  /** How large a document is at most; 1 GiB. What is larger is a problem (`source-too-large`), and ends its source. */
  readonly documentBytes?: number | undefined
}

/**
 * Measures sources of any size: what is in memory at once is one piece of whole documents, and the names of the
 * resources so far, by which repeated ones are numbered. Where all sources are files they are looked through for
 * definitions first; else a custom resource that stands before its definition is measured as if there were none, which
 * `scopeAssumed` says of it.
 */
export async function* analyzeStream(
  sources: readonly StreamedSource[],
  options: StreamOptions,
): AsyncGenerator<StreamedPiece> {
  const { encryption = null, cluster, documentBytes = mostDocumentBytes } = options
  const measurer = createMeasurer(encryption, new WeakMap(), options.onlyVerdicts ? cluster : undefined)
  const seen = nothingSeen()
  if (sources.every(source => source.isRepeatable)) {
    await findDefinitions(sources, options, measurer, seen)
    measurer.knowAll()
  }
  let done = 0
  const definitions: { readonly index: number; readonly line: number }[] = []
  for (const [index, source] of sources.entries()) {
    let lines = 0
    let invalid: ProblemReport | null = null
    for await (const piece of piecesOf(source, options)) {
      if (piece.isTooLarge) {
        const problems = [tooLarge(source.name, lines + 1, documentBytes)]
        yield { resources: [], outcomes: [], problems, source: index, done }
        continue
      }
      done += piece.bytes.length
      const options = { seen, isOneOfSeveral: sources.length > 1 }
      const before = lines
      for (const load of loadsOf(source.name, piece, before, measurer, options)) {
        const measured = measureLoad(load, { ...piece, lines: before }, measurer, cluster)
        const bad = measured.problems.find(isInvalidUtf8)
        if (bad) invalid = { ...bad, line: 1, column: 1, facts: { count: countOf(invalid) + countOf(bad) } }
        lines = measured.lines
        definitions.push(...measured.definitions.map(({ line }) => ({ index, line })))
        let problems = measured.problems.filter(problem => !isInvalidUtf8(problem))
        for (const told of measured.told()) {
          yield { ...told, problems, source: index, done }
          problems = []
        }
      }
    }
    if (invalid) yield { resources: [], outcomes: [], problems: [invalid], source: index, done }
  }
  const [first] = definitions
  if (first && definitions.length >= manyDefinitions) {
    const { name = '' } = sources[first.index] ?? {}
    const facts = { count: definitions.length, from: manyDefinitions }
    const at = { source: name, line: first.line, column: 1 }
    const problem: ProblemReport = { severity: 'warning', code: 'many-definitions', ...at, facts }
    yield { resources: [], outcomes: [], problems: [problem], source: first.index, done }
  }
}

/** An input that is held, in the same pieces: its sources and problems first, then its resources, a few at a time. */
export function* analysisPieces(
  { sources, resources, problems }: Analysis,
  cluster: ClusterLimits,
): Generator<StreamedPiece> {
  let done = 0
  // A chart may hold nothing that is a source of its own.
  if (sources.length === 0) yield { resources: [], outcomes: [], problems, source: 0, done }
  for (const [source, { bytes }] of sources.entries()) {
    done += bytes
    yield { resources: [], outcomes: [], problems: source === 0 ? problems : [], source, done }
  }
  const source = Math.max(0, sources.length - 1)
  for (let from = 0; from < resources.length; from += toldAtOnce) {
    yield { ...judged(resources.slice(from, from + toldAtOnce), cluster), problems: [], source, done }
  }
}

function judged(
  resources: readonly ResourceReport[],
  cluster: ClusterLimits,
): Pick<StreamedPiece, 'resources' | 'outcomes'> {
  return { resources, outcomes: resources.map(resource => outcomesOf(resource, cluster)) }
}

function tooLarge(source: string, line: number, max: number): ProblemReport {
  return { severity: 'error', code: 'source-too-large', source, line, column: 1, facts: { max } }
}

function isInvalidUtf8({ code }: ProblemReport): boolean {
  return code === 'source-not-utf8'
}

function countOf(problem: ProblemReport | null): number {
  return Number(problem?.facts.count ?? 0)
}

/** What the definitions of the input say, wherever they stand in it. Only pieces that may hold one are read. */
async function findDefinitions(
  sources: readonly StreamedSource[],
  options: StreamOptions,
  measurer: Measurer,
  seen: Seen,
): Promise<void> {
  for (const source of sources) {
    for await (const piece of piecesOf(source, options)) {
      if (!mentionsDefinitions(piece.bytes)) continue
      const loads = loadPieces(
        { name: source.name, bytes: piece.bytes },
        {
          visit: (draft, value) => draft.provides?.type === 'crd' && measurer.measure(draft, value),
          seen: { ...nothingSeen(), customScopes: seen.customScopes },
          continuedAt: piece.start === 0 ? undefined : 1,
        },
        toldAtOnce,
      )
      for (const _ of loads);
    }
  }
}

const definitionKind = new TextEncoder().encode(crdKind)

function mentionsDefinitions(utf8: Uint8Array): boolean {
  const [first = 0] = definitionKind
  for (let at = utf8.indexOf(first); at !== -1; at = utf8.indexOf(first, at + 1)) {
    if (definitionKind.every((byte, i) => utf8[at + i] === byte)) return true
  }
  // In UTF-16 every other byte is zero.
  return utf8.subarray(0, 4).includes(0)
}

/**
 * A document larger than this is not read: it has to be in memory as a whole. (V8 makes texts of 512 MiB at most; a
 * List is read item by item.)
 */
const mostDocumentBytes = 1024 * 1024 * 1024

interface Piece {
  readonly bytes: Uint8Array
  /** Bytes of the source before it. */
  readonly start: number
  readonly isLast: boolean
  /** A document too large to be read begins here, in place of its bytes; what follows is not read either. */
  readonly isTooLarge: boolean
}

async function* piecesOf(source: StreamedSource, { pieceBytes, documentBytes }: StreamOptions): AsyncGenerator<Piece> {
  let held = 0
  let cutter: ReturnType<typeof createPieceCutter> | null = null
  let start = 0
  for await (const chunk of source.chunks()) {
    if (chunk.length === 0) continue
    cutter ??= createPieceCutter(isYamlText(chunk) ? pieceBytes : Number.POSITIVE_INFINITY)
    const piece = cutter.push(chunk)
    held += chunk.length - (piece?.length ?? 0)
    if (held > (documentBytes ?? mostDocumentBytes)) {
      yield { bytes: new Uint8Array(0), start, isLast: true, isTooLarge: true }
      return
    }
    if (!piece) continue
    yield { bytes: piece, start, isLast: false, isTooLarge: false }
    start += piece.length
  }
  const rest = cutter?.rest() ?? new Uint8Array(0)
  if (rest.length > 0 || start === 0) yield { bytes: rest, start, isLast: true, isTooLarge: false }
}

/** JSON is one piece, and so is what is no text of single bytes: UTF-16 and binary files. */
function isYamlText(start: Uint8Array): boolean {
  const sniffed = start.subarray(0, 8000)
  const first = sniffed.findIndex(byte => byte > 0x20 && byte < 0x80)
  return sniffed[first] !== 0x7b && !sniffed.includes(0) && (sniffed[0] ?? 0) < 0xfe
}

const toldAtOnce = 500

/**
 * The piece as it is read: at once, but for a List, of whose resources so many are held as are told. `linesBefore` it
 * in its source.
 */
function loadsOf(
  name: string,
  { bytes, start, isLast }: Piece,
  linesBefore: number,
  { measure }: Measurer,
  options: Required<Pick<LoadOptions, 'seen' | 'isOneOfSeveral'>>,
): Iterable<Load> {
  const continuedAt = start === 0 ? undefined : linesBefore + 1
  return loadPieces({ name, bytes }, { visit: measure, ...options, continuedAt, goesOn: !isLast }, toldAtOnce)
}

function measureLoad(
  load: Load,
  { start, lines: linesBefore }: Pick<Piece, 'start'> & { readonly lines: number },
  measurer: Measurer,
  cluster: ClusterLimits,
) {
  const measured = measurer.settle(load)
  const report = (resource: Resource, index: number): ResourceReport => {
    const report = reportResource(load, resource, measured[index], null)
    const [from, to] = report.range
    return start === 0 ? report : { ...report, range: [from + start, to + start] }
  }
  /** A few at a time, as the verdicts take more than the resources. One at least, as there may be problems to tell. */
  const told = function* (): Iterable<Pick<StreamedPiece, 'resources' | 'outcomes'>> {
    for (let from = 0; from === 0 || from < load.resources.length; from += toldAtOnce) {
      const some = load.resources.slice(from, from + toldAtOnce)
      yield judged(
        some.map((resource, index) => report(resource, from + index)),
        cluster,
      )
    }
  }
  const problems = reportProblems(load, [...load.problems, ...findingProblems(load, measured)])
  const last = load.documents[0]?.at(-1)
  return {
    told,
    definitions: load.resources.filter(isCustomResourceDefinition),
    problems: problems.map(problem => ({ ...problem, line: problem.line + linesBefore })),
    // A piece ends with the line of a separator, behind its last document.
    lines: last ? last.line + last.lines : linesBefore,
  }
}
