import type { BeginAnswer } from '../formats'
import { ReportLines } from '../report-text'
import { writeLines } from '../write-lines'

/** For a person: gathered while the input is read, and written at its end. */
export const textAnswer: BeginAnswer = (asked, { out }) => {
  const lines = new ReportLines(asked)
  return {
    problem: problem => lines.addProblem(problem),
    resources({ resources, verdicts }) {
      for (const [index, resource] of resources.entries()) lines.add(resource, verdicts[index] ?? [])
    },
    end: reports => writeLines(out, lines.text(reports)),
  }
}

/** The same with every route. */
export const wideAnswer = textAnswer
