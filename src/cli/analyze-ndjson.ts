import { analyzeStream, type ProblemReport } from '../core/analysis'
import type { AnalyzeArguments } from './analyze'
import { NothingReadable, type Runner, type Status } from './command'
import { problemLine } from './problem-words'
import { isUnread, streamInputs } from './stream-inputs'
import { writeLines } from './write-lines'

/** `plimsoll analyze --ndjson`: one resource a line, as it is read; problems go to standard error, and nothing is kept. */
export async function analyzeNdjson(given: AnalyzeArguments, runner: Runner): Promise<Status> {
  const { sources, problems } = await streamInputs(given.paths, runner)
  let failed = false
  const tell = async (problem: ProblemReport): Promise<void> => {
    if (await isUnread(problem, runner)) return
    failed ||= problem.severity === 'error'
    await writeLines(runner.err, [problemLine(problem)])
  }
  for (const problem of problems) await tell({ ...problem, line: 1, column: 1 })
  let isAnyReadable = false
  for await (const piece of analyzeStream(sources, { encryption: given.encryption, limits: given.limits })) {
    for (const problem of piece.problems) await tell(problem)
    const lines = piece.resources.map((resource, index) => {
      const verdicts = piece.verdicts[index] ?? []
      isAnyReadable ||= resource.readable
      failed ||= verdicts.some(
        ({ route, verdict }) => given.routes.includes(route) && (verdict === 'refused' || verdict === given.failOn),
      )
      return `${JSON.stringify({ ...resource, verdicts: verdicts.map(({ resource: _, ...verdict }) => verdict) })}\n`
    })
    await runner.out.write(lines.join(''))
  }
  if (!isAnyReadable) throw new NothingReadable()
  return failed ? 1 : 0
}
