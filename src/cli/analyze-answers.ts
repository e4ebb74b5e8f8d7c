import type { AnalyzedInput, ProblemReport, RouteReport, StreamedPiece } from '../core/analysis'
import { analyzeReport, streamEnd, streamedResources } from '../library/analyze'
import type { AnalyzeArguments } from './analyze-arguments'
import type { Terminal } from './command'
import { problemLine } from './problem-words'
import { ReportLines } from './report-text'
import { writeJson } from './write-json'
import { writeLines } from './write-lines'

/** How an answer is written while its input is read. */
interface AnalyzeAnswer {
  problem(problem: ProblemReport): void | Promise<void>
  resources(piece: StreamedPiece): void | Promise<void>
  end(reports: readonly RouteReport[]): Promise<void>
}

/** For a person: gathered while the input is read, and written at its end. */
function textAnswer(asked: AnalyzeArguments, { out }: Terminal): AnalyzeAnswer {
  const lines = new ReportLines(asked)
  return {
    problem: problem => lines.addProblem(problem),
    resources({ resources, outcomes }) {
      for (const [index, resource] of resources.entries()) lines.add(resource, outcomes[index] ?? [])
    },
    end: reports => writeLines(out, lines.text(reports)),
  }
}

/**
 * `--ndjson`: one resource a line, as it is read, and at the end the rows of the whole input; problems go to standard
 * error, and nothing is kept.
 */
function linesAnswer({ cluster }: AnalyzeArguments, { out, err }: Terminal): AnalyzeAnswer {
  const write = (lines: readonly object[]) => out.write(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  return {
    problem: problem => writeLines(err, [problemLine(problem)]),
    resources: piece => write(streamedResources(piece, cluster)),
    end: reports => write([streamEnd(reports)]),
  }
}

/** `--json`: everything that is known, of an input that is held. */
function jsonAnswer({ cluster }: AnalyzeArguments, { out }: Terminal, held: AnalyzedInput | null): AnalyzeAnswer {
  return {
    problem() {},
    resources() {},
    async end() {
      if (held) await writeJson(analyzeReport(held, cluster), out)
    },
  }
}

export const answers: Readonly<
  Record<
    AnalyzeArguments['answer'],
    (asked: AnalyzeArguments, terminal: Terminal, held: AnalyzedInput | null) => AnalyzeAnswer
  >
> = { text: textAnswer, json: jsonAnswer, ndjson: linesAnswer }
