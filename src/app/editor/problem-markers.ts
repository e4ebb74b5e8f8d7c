import type { ProblemReport } from '../../core/analysis'
import { MarkerSeverity, type editor as Monaco } from './monaco'

/** Problems of a source as marks in its open text, from where each stands to the end of its line. */
export function problemMarkers(
  model: Monaco.ITextModel,
  problems: readonly ProblemReport[],
  { firstLine, words }: { firstLine: number; words: (problem: ProblemReport) => string },
): readonly Monaco.IMarkerData[] {
  return problems.flatMap(problem => {
    const line = problem.line - firstLine + 1
    if (line < 1 || line > model.getLineCount()) return []
    const text = model.getLineContent(line)
    const startColumn = Math.min(unitsBefore(text, problem.column - 1) + 1, Math.max(1, text.length))
    return [
      {
        severity: problem.severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
        message: words(problem),
        startLineNumber: line,
        startColumn,
        endLineNumber: line,
        endColumn: Math.max(text.length + 1, startColumn + 1),
      },
    ]
  })
}

/** The core counts characters, the editor UTF-16 units: an emoji is one and two. */
function unitsBefore(text: string, characters: number): number {
  let units = 0
  for (let count = 0; count < characters && units < text.length; count++) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  }
  return units
}
