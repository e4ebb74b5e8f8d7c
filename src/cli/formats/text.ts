import type { RouteReport } from '../../core/analysis'
import { chartLines } from '../chart-text'
import type { BeginAnswer } from '../formats'
import { ReportLines } from '../report-text'
import { type Line, writeLines } from '../write-lines'

/** For a person: gathered while the input is read, and written at its end. */
function answer(
  linesOf: (
    report: ReportLines,
    reports: readonly RouteReport[],
    charts: readonly (readonly string[])[],
  ) => readonly Line[],
): BeginAnswer {
  return (asked, { out }, held) => {
    const report = new ReportLines(asked)
    return {
      problem: problem => report.addProblem(problem),
      resources({ resources, outcomes }) {
        for (const [index, resource] of resources.entries()) report.add(resource, outcomes[index] ?? [])
      },
      end: reports => writeLines(out, linesOf(report, reports, held ? chartLines(held, asked.cluster) : [])),
    }
  }
}

/** The sentence, what is refused, the next command. */
export const textAnswer = answer((report, reports, charts) => report.text(reports, charts))

/** Every route, and the largest resources. */
export const wideAnswer = answer((report, reports, charts) => report.wide(reports, charts))
