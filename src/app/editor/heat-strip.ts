import { heatOf } from './line-heat'
import { type editor as Monaco, Range } from './monaco'

/** Lines beyond the edge that are marked as well, so that a quick scroll shows no gap. */
const margin = 30

/**
 * Heat of bytes per line beside the line numbers. Only lines in sight are marked: a mark for each of 25,000 lines would
 * be kept in step with every keystroke. `bytesOf` counts a line with its end.
 */
export function heatStrip(
  editor: Monaco.IStandaloneCodeEditor,
  bytesOf: (line: number) => number,
): { update: () => void } {
  const marks = editor.createDecorationsCollection()
  let waiting = 0

  function draw(): void {
    waiting = 0
    const model = editor.getModel()
    if (!model) return
    const lines = editor
      .getVisibleRanges()
      .flatMap(({ startLineNumber, endLineNumber }) =>
        rangeOf(Math.max(1, startLineNumber - margin), Math.min(model.getLineCount(), endLineNumber + margin)),
      )
    marks.set(
      [...new Set(lines)].map(line => ({
        range: new Range(line, 1, line, 1),
        options: { linesDecorationsClassName: `heat h${heatOf(bytesOf(line))}` },
      })),
    )
  }

  function update(): void {
    if (waiting === 0) waiting = requestAnimationFrame(draw)
  }

  editor.onDidScrollChange(update)
  editor.onDidChangeModelContent(update)
  editor.onDidChangeModel(update)
  editor.onDidLayoutChange(update)
  editor.onDidDispose(() => cancelAnimationFrame(waiting))
  return { update }
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
