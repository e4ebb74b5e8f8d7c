import {
  type AnalyzedInput,
  analysisPieces,
  analyze,
  analyzeStream,
  carrierSizesOf,
  type StreamedPiece,
  withCarrierSizes,
} from '../core/analysis'
import { type CarrierSizes, type RouteId, routeOf } from '../core/route'
import type { AnalyzeArguments } from './analyze-arguments'
import type { Runner } from './command'
import { progressOn } from './progress'
import { readInputs } from './read-inputs'
import { isStreamed, mayHoldChart, streamInputs } from './stream-inputs'

/** An input as `analyze` reads it. */
export interface AnalyzedPieces {
  readonly pieces: AsyncIterable<StreamedPiece> | Iterable<StreamedPiece>
  /** What had to be built of the whole input for the routes that are asked about. */
  readonly carried: CarrierSizes
  /** The whole of it, where it is held. */
  readonly held: AnalyzedInput | null
  /** The routes that are asked about. */
  readonly routes: readonly RouteId[]
}

/**
 * Reads the inputs as they go, of which nothing is held, or as a whole: for formats that need it, for routes that carry
 * the whole input in one object, and where it is small and not asked for line by line.
 */
export function analyzedPieces(given: AnalyzeArguments, runner: Runner): Promise<AnalyzedPieces> {
  const { input: how } = given.format
  const isWhole =
    how === 'measured' || how === 'held' || given.routes.some(id => carrierSizesOf(routeOf(id)).length > 0)
  if (mayHoldChart(given.input)) return held(given, runner)
  return !isWhole && (how === 'stream' || isStreamed(given.input)) ? streamed(given, runner) : held(given, runner)
}

/** Of which no more is in memory than a few documents. */
export async function streamed(
  { input, encryption, cluster, routes, format }: AnalyzeArguments,
  runner: Runner,
): Promise<AnalyzedPieces> {
  const { sources, problems, bytes } = await streamInputs(input, runner)
  const pieces = async function* (): AsyncGenerator<StreamedPiece> {
    const told = problems.map(problem => ({ ...problem, line: 1, column: 1 }))
    yield { resources: [], outcomes: [], problems: told, source: 0, done: 0 }
    const progress = progressOn(runner.err)
    let resources = 0
    try {
      const { onlyVerdicts } = format
      for await (const piece of analyzeStream(sources, { encryption, cluster, onlyVerdicts })) {
        resources += piece.resources.length
        progress.show({ done: piece.done, of: bytes, resources })
        yield piece
      }
    } finally {
      progress.end()
    }
  }
  return { pieces: pieces(), carried: {}, held: null, routes }
}

/** As a whole, in one memory. */
export async function held(
  { input, encryption, cluster, format, ...given }: AnalyzeArguments,
  runner: Runner,
): Promise<AnalyzedPieces> {
  const opened = await readInputs(input, runner)
  const isMeasured = format.input === 'measured'
  const progress = progressOn(runner.err)
  const analyzed = analyze(opened.sources, {
    ...{ encryption, opened, essentials: !isMeasured, verdictsIn: format.onlyVerdicts ? cluster : undefined },
    onProgress: (stage, done, of, { resources }) => stage === 'reading' && progress.show({ done, of, resources }),
  })
  progress.end()
  // Nobody applies a chart but Helm.
  const isChart = opened.charts.length > 0 && !opened.isMixed
  const routes = given.isUsualRoute && isChart ? (['helm-4-crds'] as const) : given.routes
  const carried = isMeasured ? { ...analyzed.carried } : carrierSizesFor(routes, analyzed)
  return { pieces: analysisPieces(analyzed.analysis, cluster), carried, held: analyzed, routes }
}

/** What has to be built and compressed for the routes that are asked about. */
export function carrierSizesFor(asked: readonly RouteId[], { carried }: AnalyzedInput): CarrierSizes {
  return asked.reduce<CarrierSizes>((known, id) => withCarrierSizes(known, carried, routeOf(id)), {})
}
