import type { Load, LoadProblem } from '../resource'
import { createFactsReader } from '../secret'
import { createLineIndex } from '../source'
import type { ProblemReport } from './analysis'

/** Problems in the order of their places, each with line and column, and with no word of what a Secret holds. */
export function reportProblems(load: Load, problems: readonly LoadProblem[]): ProblemReport[] {
  const lineIndexes = load.texts.map(createLineIndex)
  const factsOf = createFactsReader(load)
  return problems
    .toSorted((a, b) => a.source - b.source || a.problem.at.start - b.problem.at.start)
    .map(({ source, problem }) => {
      const { severity, code, at } = problem
      const position = lineIndexes[source]?.positionAt(at.start) ?? { line: 1, column: 1 }
      return {
        severity,
        code,
        source: load.texts[source]?.name ?? '',
        ...position,
        facts: factsOf(source, problem),
      }
    })
}
