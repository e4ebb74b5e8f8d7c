import { indentation } from '../breakdown'
import { type Bytes, bytes, concat, runToEnd, type Steps, sumBytes } from '../bytes'
import type { MeasuredChart } from '../chart'
import { type Encryption, gzipSize, type Measured } from '../encoding'
import type { ClusterLimits } from '../limit'
import type { Mapping } from '../manifest'
import type { Question } from '../question'
import { kubernetesVersion, type Load, loadSteps, otherFileProblems, type Resource, sourceDigest } from '../resource'
import type { CarrierSizes } from '../route'
import { countBreaks, type OpenedSources, type Source, type SourceText } from '../source'
import type { Analysis, AnalysisId, KnownSizes, ResourceReport, SourceReport, WholeReport } from './analysis'
import { type ChartInput, chartCarrierSizes, measureChartIn, reportChart } from './charts'
import { findingProblems } from './finding-problems'
import { type Ledgers, ledgersOf } from './ledgers'
import { manyDefinitionsProblem } from './many-definitions'
import { measureCarriers } from './measure-carriers'
import { createMeasurer, type MeasuredBefore, type MeasuredResource } from './measurer'
import { reportProblems } from './report-problems'
import { countSoFar, type SoFar } from './so-far'
import { plimsollVersion } from './version'
import { bundledAsJson, carriedAsManifests } from './whole-sizes'

/** Called as the work goes on; `done` and `of` count bytes while reading, resources while compressing. */
export type OnProgress = (stage: 'reading' | 'compressing', done: number, of: number, soFar: SoFar) => void

export interface AnalyzeOptions {
  /** How the cluster encrypts values at rest; nothing is encrypted where it is left out. */
  readonly encryption?: Encryption | null
  /** Of the analysis; 0 where only one is looked at. */
  readonly id?: AnalysisId
  /** What is asked while the input is being read: what `SoFar` judges by. */
  readonly question?: Pick<Question, 'route' | 'cluster'> | undefined
  /**
   * Leaves out what costs more than everything else and is not needed for an answer: gzip sizes and digests are null,
   * and asked for one by one (`AnalyzedInput.gzip`).
   */
  readonly essentials?: boolean
  /**
   * Nothing is asked but verdicts in this cluster: what etcd keeps is null where it cannot come near a limit of it.
   */
  readonly verdictsIn?: ClusterLimits | undefined
  /** An earlier analysis: documents that stand here with the same bytes are neither read nor measured again. */
  readonly previous?: AnalyzedInput | null
  /** What became of archives and charts on the way to the sources (`openInputs`). */
  readonly opened?: Pick<OpenedSources, 'archives' | 'problems'> & ChartInput
  readonly onProgress?: OnProgress
}

/** An analysis and what it was made from, for those who go on to split or to show a text. */
export interface AnalyzedInput {
  readonly analysis: Analysis
  readonly load: Load
  /** The byte ledgers of a resource of the load, computed on demand; null where it cannot be read. */
  readonly ledgers: (resource: Resource) => Ledgers | null
  /**
   * Measures a resource of the load as it would be if `change` had been made to its value; null where it cannot be
   * read.
   */
  readonly measureChanged: (resource: Resource, change: (value: Mapping) => Mapping) => Measured | null
  /** gzip size of the resource at this index of the analysis as written; null: of all sources in a row. */
  readonly gzip: (resource: number | null) => Bytes
  /** The size of the whole in the objects that carry it; each built when it is first looked at, which takes a while. */
  readonly carried: CarrierSizes
  /**
   * Builds the release of the chart at this index of the analysis, and what it is without what nothing renders; null
   * where there is too little of it. Takes a while.
   */
  readonly chart: (index: number, cluster: ClusterLimits) => MeasuredChart | null
  /** What the next analysis need not compute again. */
  readonly measuredBefore: MeasuredBefore
}

/**
 * Measures the sources: reads, sizes and judges every resource. Never throws on any input; what is wrong stands in
 * `problems`.
 */
export function analyze(sources: readonly Source[], options: AnalyzeOptions = {}): AnalyzedInput {
  return runToEnd(analyzeSteps(sources, options))
}

/**
 * `analyze` as a generator that pauses between resources: whoever runs it may do something else in between, or stop.
 */
export function* analyzeSteps(sources: readonly Source[], options: AnalyzeOptions = {}): Steps<AnalyzedInput> {
  const {
    encryption = null,
    id = 0,
    question,
    essentials = false,
    verdictsIn,
    opened = { archives: [], problems: [] },
    onProgress = () => {},
  } = options
  const previous =
    options.previous && isSame(options.previous.analysis.settings.encryption, encryption) ? options.previous : null
  const total = sources.reduce((sum, source) => sum + source.bytes.length, 0)
  const measuredBefore: MeasuredBefore = previous?.measuredBefore ?? new WeakMap()
  const measurer = createMeasurer(encryption, measuredBefore, verdictsIn)
  const soFar = countSoFar(question)
  const load = yield* loadSteps(sources, {
    visit: (draft, value) => {
      measurer.measure(draft, value)
      soFar.add(draft, measuredBefore.get(draft.unit)?.measurement.sizes)
    },
    keep: draft => {
      measurer.keep(draft)
      soFar.add(draft, measuredBefore.get(draft.unit)?.measurement.sizes)
    },
    previous: previous?.load,
    onRead: done => onProgress('reading', done, total, soFar.now()),
  })
  const measured = measurer.settle(load)
  const gzip = (index: number | null): Bytes => gzipOf(load, index)
  const resources = load.resources.map((resource, index) => {
    if (!essentials) onProgress('compressing', index, load.resources.length, soFar.now())
    return reportResource(load, resource, measured[index], essentials ? null : gzip(index))
  })
  const charts = (opened.charts ?? []).map(reportChart)
  const whole = {
    ...measureWhole(sources, resources, essentials ? null : gzip(null)),
    ...(charts.some(({ rendering }) => rendering === 'none') ? { unrendered: true as const } : {}),
  }
  const analysis: Analysis = {
    version: 1,
    id,
    plimsoll: plimsollVersion,
    kubernetes: kubernetesVersion,
    settings: { encryption },
    ...(opened.archives.length > 0 ? { archives: opened.archives } : {}),
    ...(charts.length > 0 ? { charts } : {}),
    sources: load.texts.map((text, index) => reportSource(load, text, index, essentials)),
    documents: load.documents.reduce((sum, documents) => sum + documents.length, 0),
    resources,
    problems: [
      ...opened.problems.map(problem => ({ line: 1, column: 1, ...problem })),
      ...reportProblems(load, [
        ...load.problems,
        ...otherFileProblems(load),
        ...manyDefinitionsProblem(load),
        ...findingProblems(load, measured),
      ]),
    ],
    whole,
  }
  const again = measurer.again(load)
  const ledgers = (resource: Resource): Ledgers | null => {
    const measured = again(resource)
    const { start, end } = resource.range
    const text = load.texts[resource.source]?.utf8.subarray(start, end)
    return measured && ledgersOf(measured, indentation(text ?? new Uint8Array()))
  }
  const measureChanged: AnalyzedInput['measureChanged'] = (resource, change) =>
    again(resource, change)?.measured ?? null
  const manifests = measureCarriers(load)
  const carried = charts.length > 0 ? chartCarrierSizes(opened, manifests) : manifests
  const chart: AnalyzedInput['chart'] = (index, cluster) => measureChartIn(opened, index, cluster)
  return { analysis, load, ledgers, measureChanged, gzip, carried, chart, measuredBefore }
}

/** What an analysis keeps of a measured resource: identity, position and sizes. */
export function reportResource(
  load: Load,
  resource: Resource,
  measured: MeasuredResource | undefined,
  gzip: Bytes | null,
): ResourceReport {
  const text = load.texts[resource.source]
  if (!text || !measured) throw new RangeError(`resource ${resource.id} has no source`)
  const { start, end } = resource.range
  const { sizes } = measured
  const unsent = { create: null, apply: null, serverSideApply: null }
  return {
    id: resource.id,
    apiVersion: resource.apiVersion,
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
    ...(resource.name === null && resource.generateName !== null ? { generateName: resource.generateName } : {}),
    ...(resource.endpoints === undefined ? {} : { endpoints: resource.endpoints }),
    source: text.name,
    range: [text.originalOffset(start), text.originalOffset(end)],
    line: resource.line,
    lines: resource.lines,
    readable: resource.readable,
    ...(resource.scopeAssumed ? { scopeAssumed: true } : {}),
    seenByKubectl: resource.seenByKubectl,
    ...(measured.answers === null ? {} : { answers: measured.answers }),
    ...(measured.definition === null ? {} : { definition: measured.definition }),
    // Written out: V8 gives each object that is spread into another a shape of its own, which takes more than the
    // numbers in it.
    bytes: {
      source: sizes.source,
      json: sizes.json,
      jsonDocument: sizes.jsonDocument,
      lastApplied: sizes.lastApplied,
      annotations: sizes.annotations,
      ownAnnotations: sizes.ownAnnotations,
      request: resource.seenByKubectl ? sizes.request : unsent,
      data: sizes.data,
      stored: sizes.stored,
      etcdValue: sizes.etcdValue,
      etcdRequest: sizes.etcdRequest,
      gzip,
    },
    known: knownSizes(measured.known),
  }
}

/** One object for all of which as much is known. */
function knownSizes({ stored, etcdValue }: MeasuredResource['known']): KnownSizes {
  const key = `${stored} ${etcdValue}`
  const known = knownSizesBy.get(key) ?? { stored, etcdValue, gzip: 'estimate' }
  knownSizesBy.set(key, known)
  return known
}

const knownSizesBy = new Map<string, KnownSizes>()

function reportSource(load: Load, text: SourceText, index: number, essentials: boolean): SourceReport {
  return {
    name: text.name,
    bytes: bytes(text.original.length),
    sha256: essentials ? null : sourceDigest(load, index),
    lines: countLines(load, text, index),
  }
}

/** Lines up to the last byte. The documents were counted when they were cut; what is behind the last one is little. */
function countLines({ documents }: Load, { utf8 }: SourceText, index: number): number {
  const last = documents[index]?.at(-1)
  const from = last ? Math.max(last.range.end - 1, 0) : 0
  return (last ? last.line + last.lines - 1 : 1) + countBreaks(utf8, from, utf8.length - 1)
}

function gzipOf({ texts, resources }: Load, index: number | null): Bytes {
  if (index === null) return gzipSize(concat(texts.map(text => text.original)))
  const resource = resources[index]
  const text = resource && texts[resource.source]
  if (!text) throw new RangeError(`no resource ${index}`)
  return gzipSize(text.utf8.subarray(resource.range.start, resource.range.end))
}

function isSame(a: Encryption | null, b: Encryption | null): boolean {
  return a?.provider === b?.provider && a?.keyName === b?.keyName
}

function measureWhole(
  sources: readonly Source[],
  resources: readonly ResourceReport[],
  gzip: Bytes | null,
): WholeReport {
  const documents = resources.flatMap(({ bytes: { jsonDocument } }) => (jsonDocument === null ? [] : [jsonDocument]))
  return {
    source: bytes(sources.reduce((sum, source) => sum + source.bytes.length, 0)),
    largestSource: bytes(sources.reduce((most, source) => Math.max(most, source.bytes.length), 0)),
    jsonDocuments: bundledAsJson(sumBytes(documents), documents.length),
    manifestWork: carriedAsManifests(resources.map(({ bytes: { json } }) => json)),
    gzip,
  }
}
