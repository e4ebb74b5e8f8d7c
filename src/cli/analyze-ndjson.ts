import {
  analyze,
  analyzeStream,
  InputTotal,
  type ProblemReport,
  type StreamedPiece,
  verdictsOf,
} from '../core/analysis'
import { bytes } from '../core/bytes'
import type { CarrierSizes } from '../core/route'
import { withLater } from '../library/with-later'
import { type AnalyzeArguments, carrierSizesFor, isBuilt, isRefused } from './analyze'
import { NothingReadable, type Runner, type Status } from './command'
import { problemLine } from './problem-words'
import { readInputs } from './read-inputs'
import { isUnread, streamInputs } from './stream-inputs'
import { writeLines } from './write-lines'

/**
 * `plimsoll analyze --ndjson`: one resource a line, as it is read, and at the end the rows of the whole input; problems
 * go to standard error, and nothing is kept. Where a route is asked about that compresses the whole input, that is held
 * for it.
 */
export async function analyzeNdjson(given: AnalyzeArguments, runner: Runner): Promise<Status> {
  const { pieces, problems, sizes, carried } = await (isBuilt(given.routes) ? held : streamed)(given, runner)
  const total = new InputTotal(given.cluster)
  let isBroken = false
  let isAnyReadable = false
  const tell = async (problem: ProblemReport): Promise<void> => {
    if (await isUnread(problem, runner)) return
    isBroken ||= problem.severity === 'error'
    await writeLines(runner.err, [problemLine(problem)])
  }
  for (const problem of problems) await tell(problem)
  let done = 0
  for await (const piece of pieces) {
    sizes[piece.source] = (sizes[piece.source] ?? 0) + piece.done - done
    done = piece.done
    for (const problem of piece.problems) await tell(problem)
    const lines = piece.resources.map((resource, index) => {
      const verdicts = piece.verdicts[index] ?? []
      total.add(resource, verdicts)
      isAnyReadable ||= resource.readable
      return `${JSON.stringify({ ...withLater(resource, given.cluster), verdicts: verdicts.map(({ resource: _, ...verdict }) => verdict) })}\n`
    })
    await runner.out.write(lines.join(''))
  }
  const reports = total.report(sizes.map(bytes), carried)
  const verdicts = reports.flatMap(({ whole }) => (whole ? [{ resource: null, ...whole }] : []))
  await runner.out.write(`${JSON.stringify({ input: true, verdicts })}\n`)
  if (!isAnyReadable) throw new NothingReadable()
  return isBroken || isRefused(reports, given) ? 1 : 0
}

interface Pieces {
  readonly pieces: AsyncIterable<StreamedPiece> | Iterable<StreamedPiece>
  readonly problems: readonly ProblemReport[]
  /** Bytes of each source, added up as its pieces come. */
  readonly sizes: number[]
  readonly carried: CarrierSizes
}

async function streamed({ paths, encryption, cluster }: AnalyzeArguments, runner: Runner): Promise<Pieces> {
  const { sources, problems } = await streamInputs(paths, runner)
  return {
    pieces: analyzeStream(sources, { encryption, cluster }),
    problems: problems.map(problem => ({ ...problem, line: 1, column: 1 })),
    sizes: sources.map(() => 0),
    carried: {},
  }
}

/** The same of an input that is held: one piece, and the sizes of all sources. */
async function held({ paths, encryption, cluster, routes }: AnalyzeArguments, runner: Runner): Promise<Pieces> {
  const opened = await readInputs(paths, runner)
  const analyzed = analyze(opened.sources, { encryption, opened, essentials: true })
  const { resources, sources, problems } = analyzed.analysis
  const verdicts = resources.map(resource =>
    verdictsOf(resource, cluster).map(verdict => ({ resource: resource.id, ...verdict })),
  )
  return {
    pieces: [{ resources, verdicts, problems: [], source: 0, done: 0 }],
    problems,
    sizes: sources.map(source => source.bytes),
    carried: carrierSizesFor(routes, analyzed),
  }
}
