import { analyzeStream, InputTotal, type ProblemReport } from '../core/analysis'
import { bytes } from '../core/bytes'
import { type AnalyzeArguments, isRefused } from './analyze'
import { NothingReadable, type Runner, type Status } from './command'
import { ReportLines } from './report-text'
import { isUnread, streamInputs } from './stream-inputs'
import { writeLines } from './write-lines'

/** `plimsoll analyze` for large files: what it says is gathered as resources are read, of which nothing is held. */
export async function analyzeLarge(given: AnalyzeArguments, runner: Runner): Promise<Status> {
  const { sources, problems } = await streamInputs(given.paths, runner)
  const total = new InputTotal(given.cluster)
  const lines = new ReportLines(given)
  const sizes = sources.map(() => 0)
  let done = 0
  let isBroken = false
  const tell = (problem: ProblemReport): void => {
    lines.addProblem(problem)
    isBroken ||= problem.severity === 'error'
  }
  for (const problem of problems) tell({ ...problem, line: 1, column: 1 })
  for await (const piece of analyzeStream(sources, { encryption: given.encryption, cluster: given.cluster })) {
    sizes[piece.source] = (sizes[piece.source] ?? 0) + piece.done - done
    done = piece.done
    for (const problem of piece.problems) {
      if (!(await isUnread(problem, runner))) tell(problem)
    }
    for (const [index, resource] of piece.resources.entries()) {
      const verdicts = piece.verdicts[index] ?? []
      lines.add(resource, verdicts)
      total.add(resource, verdicts)
    }
  }
  const reports = total.report(sizes.map(bytes))
  await writeLines(runner.out, lines.text(reports))
  if (reports.every(({ of }) => of === 0)) throw new NothingReadable()
  return isBroken || isRefused(reports, given) ? 1 : 0
}
