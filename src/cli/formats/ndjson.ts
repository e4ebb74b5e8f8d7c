import { streamEnd, streamedResources } from '../../library/analyze'
import type { BeginAnswer } from '../formats'
import { problemLine } from '../problem-words'
import { writeLines } from '../write-lines'

/**
 * `-o ndjson`: one resource a line, as it is read, and at the end the rows of the whole input; problems go to standard
 * error, and nothing is kept.
 */
export const linesAnswer: BeginAnswer = ({ cluster }, { out, err }) => {
  const write = (lines: readonly object[]) => out.write(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  return {
    problem: problem => writeLines(err, [problemLine(problem)]),
    resources: piece => write(streamedResources(piece, cluster)),
    end: reports => write([streamEnd(reports)]),
  }
}
