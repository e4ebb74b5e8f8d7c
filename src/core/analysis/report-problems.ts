import { type Load, type LoadProblem, secretRanges } from '../resource'
import { createLineIndex, type Problem, type ProblemCode, type Range } from '../source'
import type { ProblemReport } from './analysis'

/** Problems in the order of their places, each with line and column, and with no word of what a Secret holds. */
export function reportProblems(load: Load, problems: readonly LoadProblem[]): ProblemReport[] {
  const lineIndexes = load.texts.map(createLineIndex)
  const hidden = hiddenRanges(load, problems)
  return problems
    .toSorted((a, b) => a.source - b.source || a.problem.at.start - b.problem.at.start)
    .map(({ source, problem }) => {
      const { severity, code, at } = problem
      const position = lineIndexes[source]?.positionAt(at.start) ?? { line: 1, column: 1 }
      const isHidden = hidden.get(source)?.some(range => range.start < at.end && at.start < range.end) ?? false
      return {
        severity,
        code,
        source: load.texts[source]?.name ?? '',
        ...position,
        facts: isHidden ? withoutText(problem) : { ...problem.facts },
      }
    })
}

/** Problems whose facts quote a piece of the input. */
const quoting: ReadonlySet<ProblemCode> = new Set([
  'tag-value',
  'number-not-finite',
  'separator-content',
  'key-reads-as',
])

/** What is secret in the sources that have such problems; others need not be read again. */
function hiddenRanges(load: Load, problems: readonly LoadProblem[]): ReadonlyMap<number, readonly Range[]> {
  const sources = new Set(problems.filter(({ problem }) => quoting.has(problem.code)).map(({ source }) => source))
  return new Map([...sources].map(source => [source, secretRanges(load, source)]))
}

function withoutText({ code, facts }: Problem): ProblemReport['facts'] {
  return quoting.has(code) ? { ...facts, text: '••••••' } : { ...facts }
}
