import type { ProblemReport } from '../core/analysis'
import { problemText } from '../core/words'

/** The sentences of a problem: what it is, and what to do. */
export function problemMessage({ code, facts }: ProblemReport): string {
  return problemText(code, facts)
}

/** The problem where it stands: "error: a.yaml:3:1: A tab is used as indentation. Replace it with spaces." */
export function problemLine(problem: ProblemReport): string {
  const { severity, source, line, column } = problem
  return `${severity}: ${source}:${line}:${column}: ${problemMessage(problem)}`
}
