import type { Load, LoadProblem } from '../resource'
import { createFactsReader } from '../secret'
import { createLineIndex, type LineIndex, type SourceText } from '../source'
import type { ProblemReport } from './analysis'

/** Where a text is read in several loads, it is looked through for its lines once. */
const lineIndexes = new WeakMap<SourceText, LineIndex>()

function lineIndexOf(text: SourceText): LineIndex {
  const index = lineIndexes.get(text) ?? createLineIndex(text)
  lineIndexes.set(text, index)
  return index
}

/** Problems sorted by their position, each with line and column, and without a word of what a Secret holds. */
export function reportProblems(load: Load, problems: readonly LoadProblem[]): ProblemReport[] {
  const lines = load.texts.map(lineIndexOf)
  const factsOf = createFactsReader(load)
  return problems
    .toSorted((a, b) => a.source - b.source || a.problem.at.start - b.problem.at.start)
    .map(({ source, problem }) => {
      const { severity, code, at } = problem
      const position = lines[source]?.positionAt(at.start) ?? { line: 1, column: 1 }
      return {
        severity,
        code,
        source: load.texts[source]?.name ?? '',
        ...position,
        facts: factsOf(source, problem),
      }
    })
}
