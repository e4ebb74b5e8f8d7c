import {
  type Analysis,
  type AnalyzedInput,
  analyzeStream as analyzeSourceStream,
  analyze as analyzeSources,
  type ChartReport,
  InputTotal,
  judgeChart,
  type Ledgers,
  type RouteReport,
  type StreamedPiece,
  type VerdictReport,
  verdictsOf,
  type WholeReport,
} from '../core/analysis'
import type { MeasuredChart, MeasuredLine, ReleaseSize } from '../core/chart'
import type { ClusterLimits } from '../core/limit'
import {
  analysisReport,
  type ReportedProblem,
  type ReportedResource,
  reportedProblem,
  reportedResource,
} from '../core/report'
import type { CarrierSizes } from '../core/route'
import type { Verdict } from '../core/verdict'
import { type Input, open, type StreamedInput, stream } from './inputs'
import { type AnalyzeOptions, readCluster, readEncryption } from './options'

/**
 * What `plimsoll analyze --json` writes: numbers, names and places of an input, never contents, and a verdict for every
 * resource on every route.
 */
export interface AnalyzeReport
  extends Omit<Analysis, 'id' | 'settings' | 'resources' | 'problems' | 'whole' | 'charts'> {
  /** What the numbers and the verdicts depend on besides the input. */
  readonly settings: Analysis['settings'] & { readonly limits: ClusterLimits }
  /** Helm charts among the inputs; absent where there is none. */
  readonly charts?: readonly AnalyzedChart[]
  /** In input order; items of a List in the List's order. */
  readonly resources: readonly AnalyzedResource[]
  /**
   * For each route in their order a row for every resource, and one for the whole input where the route carries it in
   * one object.
   */
  readonly verdicts: readonly VerdictReport[]
  readonly problems: readonly ReportedProblem[]
  /** The whole input; `carried`: what it measures in the objects that carry it. */
  readonly whole: WholeReport & { readonly carried: CarrierSizes }
}

/** A chart with its release as Helm would store it; null where there is too little of the chart. */
export interface AnalyzedChart extends ChartReport {
  readonly release: ReleaseSize | null
  /** How Helm 4 takes it. */
  readonly verdict: Verdict | null
  /** Lines for `.helmignore`, each leaving out what nothing renders. */
  readonly lines: readonly MeasuredLine[]
  /** The release with all of these lines, built anew, and how Helm 4 takes that; null where there are none. */
  readonly after: (ReleaseSize & { readonly verdict: Verdict | null }) | null
}

export interface AnalyzedResource extends ReportedResource {
  /** From the text to the etcd request, cause by cause; null where it cannot be read. */
  readonly ledger: Ledgers | null
}

/** One line of `plimsoll analyze --ndjson`: a resource as it is read, or, last, the rows of the whole input. */
export type AnalyzeLine = StreamedResource | StreamEnd

export interface StreamedResource extends ReportedResource {
  /** One for each route, in their order. */
  readonly verdicts: readonly Verdict[]
}

export interface StreamEnd {
  readonly input: true
  /** The whole input on routes that carry it in one object. */
  readonly verdicts: readonly VerdictReport[]
}

/** What `analyzeStream` gives: a line of `--ndjson`, or a problem, which the command line writes to standard error. */
export type StreamedRecord = AnalyzeLine | { readonly problem: ReportedProblem }

/**
 * Measures inputs and judges every resource on every route; the input may be broken in any way, which stands in
 * `problems`. Nothing is read or sent from here. Throws `InvalidOption` for options that make no sense, and nothing
 * else.
 */
export function analyze(inputs: Iterable<Input>, options: AnalyzeOptions = {}): AnalyzeReport {
  const cluster = readCluster(options)
  const encryption = readEncryption(options)
  const opened = open(inputs)
  const report = analyzeReport(analyzeSources(opened.sources, { encryption, opened }), cluster)
  const { resources, verdicts, problems } = report
  return { ...report, resources: [...resources], verdicts: [...verdicts], problems: [...problems] }
}

/** The same with the long lists one entry at a time, for who writes them as they are made. */
export function analyzeReport({ analysis, load, ledgers, carried, chart }: AnalyzedInput, cluster: ClusterLimits) {
  const report = analysisReport({ ...analysis, carried }, cluster)
  const resources = function* (): Generator<AnalyzedResource> {
    let index = 0
    for (const resource of report.resources) {
      const read = load.resources[index++]
      yield { ...resource, ledger: read ? ledgers(read) : null }
    }
  }
  const { charts, ...rest } = report
  const analyzedCharts = charts?.map((each, index) => analyzedChart(each, chart(index, cluster), cluster))
  return { ...rest, ...(analyzedCharts ? { charts: analyzedCharts } : {}), resources: resources() }
}

function analyzedChart(chart: ChartReport, measured: MeasuredChart | null, cluster: ClusterLimits): AnalyzedChart {
  const judged = measured && judgeChart(chart, measured, cluster)
  const { release = null, lines = [], after = null } = measured ?? {}
  return {
    ...chart,
    ...{ release, lines, verdict: judged?.before ?? null },
    after: after && { ...after, verdict: judged?.after ?? null },
  }
}

/**
 * Measures inputs of any size, a resource at a time; what is in memory at once is a few documents. Gzip sizes are null
 * and there are no ledgers. The last record is the whole input. Throws `InvalidOption`, and what reading an input
 * throws.
 */
export async function* analyzeStream(
  inputs: Iterable<StreamedInput>,
  options: AnalyzeOptions = {},
): AsyncGenerator<StreamedRecord, void> {
  const cluster = readCluster(options)
  const sources = stream(inputs)
  const total = new InputTotal(cluster)
  for await (const piece of analyzeSourceStream(sources, { encryption: readEncryption(options), cluster })) {
    total.add(piece)
    for (const problem of piece.problems) yield { problem: reportedProblem(problem) }
    yield* streamedResources(piece, cluster)
  }
  yield streamEnd(total.report())
}

/** The lines of a piece. */
export function streamedResources({ resources, outcomes }: StreamedPiece, cluster: ClusterLimits): StreamedResource[] {
  return resources.map((resource, index) => ({
    ...reportedResource(resource, cluster),
    verdicts: verdictsOf(resource, cluster, outcomes[index]),
  }))
}

/** The last line, of the whole input. */
export function streamEnd(reports: readonly RouteReport[]): StreamEnd {
  return { input: true, verdicts: reports.flatMap(({ whole }) => (whole ? [{ resource: null, ...whole }] : [])) }
}

/** The analysis that other answers begin with: without what costs most and they do not say. */
export function analyzed(inputs: Iterable<Input>): AnalyzedInput {
  const opened = open(inputs)
  return analyzeSources(opened.sources, { opened, essentials: true })
}
