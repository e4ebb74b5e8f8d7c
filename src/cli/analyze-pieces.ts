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
import { readInputs } from './read-inputs'
import { isStreamed, streamInputs } from './stream-inputs'

/** An input as `analyze` reads it. */
export interface AnalyzedPieces {
  readonly pieces: AsyncIterable<StreamedPiece> | Iterable<StreamedPiece>
  /** What had to be built of the whole input for the routes that are asked about. */
  readonly carried: CarrierSizes
  /** The whole of it, where it is held. */
  readonly held: AnalyzedInput | null
}

/**
 * Reads the inputs as they go, of which nothing is held, or as a whole: for formats that need it, for routes that carry the whole
 * input in one object, and where it is small and not asked for line by line.
 */
export function analyzedPieces(given: AnalyzeArguments, runner: Runner): Promise<AnalyzedPieces> {
  const { input: how } = given.format
  const isWhole =
    how === 'measured' || how === 'held' || given.routes.some(id => carrierSizesOf(routeOf(id)).length > 0)
  return !isWhole && (how === 'stream' || isStreamed(given.input)) ? streamed(given, runner) : held(given, runner)
}

/** Of which no more is in memory than a few documents. */
export async function streamed(
  { input, encryption, cluster }: AnalyzeArguments,
  runner: Runner,
): Promise<AnalyzedPieces> {
  const { sources, problems } = await streamInputs(input, runner)
  const pieces = async function* (): AsyncGenerator<StreamedPiece> {
    const told = problems.map(problem => ({ ...problem, line: 1, column: 1 }))
    yield { resources: [], verdicts: [], problems: told, source: 0, done: 0 }
    yield* analyzeStream(sources, { encryption, cluster })
  }
  return { pieces: pieces(), carried: {}, held: null }
}

/** As a whole, in one memory. */
export async function held(
  { input, encryption, cluster, routes, format }: AnalyzeArguments,
  runner: Runner,
): Promise<AnalyzedPieces> {
  const opened = await readInputs(input, runner)
  const isMeasured = format.input === 'measured'
  const analyzed = analyze(opened.sources, { encryption, opened, essentials: !isMeasured })
  const carried = isMeasured ? { ...analyzed.carried } : carrierSizesFor(routes, analyzed)
  return { pieces: analysisPieces(analyzed.analysis, cluster), carried, held: analyzed }
}

/** What has to be built and compressed for the routes that are asked about. */
export function carrierSizesFor(asked: readonly RouteId[], { carried }: AnalyzedInput): CarrierSizes {
  return asked.reduce<CarrierSizes>((known, id) => withCarrierSizes(known, carried, routeOf(id)), {})
}
