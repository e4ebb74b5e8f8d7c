import { analyzeStream, InputTotal } from '../core/analysis'
import type { AnalyzeArguments } from './analyze'
import { NothingReadable, type Runner, type Status } from './command'
import { ReportLines } from './report-text'
import { isUnread, streamInputs } from './stream-inputs'
import { writeLines } from './write-lines'

/** `plimsoll analyze` for files that are too large to be held: what it says is gathered as resources are read. */
export async function analyzeLarge(given: AnalyzeArguments, runner: Runner): Promise<Status> {
  const { sources, sizes, problems } = await streamInputs(given.paths, runner)
  const total = new InputTotal(given.limits)
  const lines = new ReportLines(given.routes)
  let isBroken = false
  for (const problem of problems) lines.addProblem({ ...problem, line: 1, column: 1 })
  for await (const piece of analyzeStream(sources, { encryption: given.encryption, limits: given.limits })) {
    for (const problem of piece.problems) {
      if (await isUnread(problem, runner)) continue
      lines.addProblem(problem)
      isBroken ||= problem.severity === 'error'
    }
    for (const [index, resource] of piece.resources.entries()) {
      const verdicts = piece.verdicts[index] ?? []
      lines.add(resource, verdicts)
      total.add(resource, verdicts)
    }
  }
  const { summary, routes } = total.report(sizes)
  await writeLines(runner.out, lines.text(summary, routes))
  if (summary.resources === 0) throw new NothingReadable()
  const isRefused = routes.some(
    ({ route, verdict }) => given.routes.includes(route) && (verdict === 'refused' || verdict === given.failOn),
  )
  return isBroken || isRefused ? 1 : 0
}
