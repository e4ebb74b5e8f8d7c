import type { RouteReport } from '../../core/analysis'
import type { BeginAnswer } from '../formats'
import { ReportLines } from '../report-text'
import { type Line, writeLines } from '../write-lines'

/** For a person: gathered while the input is read, and written at its end. */
function answer(linesOf: (report: ReportLines, reports: readonly RouteReport[]) => readonly Line[]): BeginAnswer {
  return (asked, { out }) => {
    const report = new ReportLines(asked)
    return {
      problem: problem => report.addProblem(problem),
      resources({ resources, outcomes }) {
        for (const [index, resource] of resources.entries()) report.add(resource, outcomes[index] ?? [])
      },
      end: reports => writeLines(out, linesOf(report, reports)),
    }
  }
}

/** The sentence, what is refused, the next command. */
export const textAnswer = answer((report, reports) => report.text(reports))

/** Every route, and the largest resources. */
export const wideAnswer = answer((report, reports) => report.wide(reports))
