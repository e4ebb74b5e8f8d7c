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
 * Reads the inputs as they go, of which nothing is held, or as a whole: for `--json`, for routes that carry the whole
 * input in one object, and where it is small and not asked for line by line.
 */
export function analyzedPieces(given: AnalyzeArguments, runner: Runner): Promise<AnalyzedPieces> {
  const isWhole = given.answer === 'json' || given.routes.some(id => carrierSizesOf(routeOf(id)).length > 0)
  return !isWhole && (given.answer === 'ndjson' || isStreamed(given.paths))
    ? streamed(given, runner)
    : held(given, runner)
}

/** Of which no more is in memory than a few documents. */
export async function streamed(
  { paths, encryption, cluster, answer }: AnalyzeArguments,
  runner: Runner,
): Promise<AnalyzedPieces> {
  const { sources, problems } = await streamInputs(paths, runner)
  const pieces = async function* (): AsyncGenerator<StreamedPiece> {
    const told = problems.map(problem => ({ ...problem, line: 1, column: 1 }))
    yield { resources: [], outcomes: [], problems: told, source: 0, done: 0 }
    yield* analyzeStream(sources, { encryption, cluster, onlyVerdicts: answer === 'text' })
  }
  return { pieces: pieces(), carried: {}, held: null }
}

/** As a whole, in one memory. */
export async function held(
  { paths, encryption, cluster, routes, answer }: AnalyzeArguments,
  runner: Runner,
): Promise<AnalyzedPieces> {
  const opened = await readInputs(paths, runner)
  // What is said in words are verdicts, and sizes of the text.
  const verdictsIn = answer === 'text' ? cluster : undefined
  const analyzed = analyze(opened.sources, { encryption, opened, essentials: answer !== 'json', verdictsIn })
  const carried = answer === 'json' ? { ...analyzed.carried } : carrierSizesFor(routes, analyzed)
  return { pieces: analysisPieces(analyzed.analysis, cluster), carried, held: analyzed }
}

/** What has to be built and compressed for the routes that are asked about. */
export function carrierSizesFor(asked: readonly RouteId[], { carried }: AnalyzedInput): CarrierSizes {
  return asked.reduce<CarrierSizes>((known, id) => withCarrierSizes(known, carried, routeOf(id)), {})
}
