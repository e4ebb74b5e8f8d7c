import { analyzeStream, type ProblemReport } from '../core/analysis'
import type { AnalyzeArguments } from './analyze'
import type { Status, Terminal } from './command'
import { problemMessage } from './problem-words'
import { streamInputs } from './stream-inputs'

/** `plimsoll analyze --ndjson`: one resource a line, as it is read; problems go to standard error, and nothing is kept. */
export async function analyzeNdjson(given: AnalyzeArguments, { out, err }: Terminal): Promise<Status> {
  const { sources, problems, failures } = streamInputs(given.paths)
  for (const { path, reason } of failures) await err.write(`plimsoll: cannot read ${path}: ${reason}\n`)
  let failed = failures.length > 0
  const tell = async (problem: ProblemReport): Promise<void> => {
    const { severity, source, line, column } = problem
    failed ||= severity === 'error'
    await err.write(`${severity}: ${source}:${line}:${column}: ${problemMessage(problem)}\n`)
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
    await out.write(lines.join(''))
  }
  if (!isAnyReadable) {
    await err.write('plimsoll: no resource in the input can be read\n')
    return 2
  }
  return failed ? 1 : 0
}
