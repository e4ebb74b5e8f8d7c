import type { AnalyzedInput, ProblemReport, RouteReport, StreamedPiece } from '../core/analysis'
import type { AnalyzeArguments } from './analyze-arguments'
import type { Terminal } from './command'

/** How an answer is written while its input is read. */
export interface AnalyzeAnswer {
  problem(problem: ProblemReport): void | Promise<void>
  resources(piece: StreamedPiece): void | Promise<void>
  end(reports: readonly RouteReport[]): Promise<void>
}

/** Begins an answer. `held` is the whole input, where the format asks for it. */
export type BeginAnswer = (
  asked: AnalyzeArguments,
  terminal: Terminal,
  held: AnalyzedInput | null,
) => AnalyzeAnswer | Promise<AnalyzeAnswer>

/** A form in which `analyze` answers: `-o NAME`. */
export interface Format {
  readonly name: string
  /** A clause for the help. */
  readonly about: string
  /**
   * `stream`: resources as they are read, of inputs of any size. `any`: either way. `held`: the whole input in memory.
   * `measured`: that, and what carries the whole is built for every route, not only for those that are asked about.
   */
  readonly input: 'stream' | 'any' | 'held' | 'measured'
  /** Loads what writes it: nothing of a format costs anything before it is asked for. */
  load(): Promise<BeginAnswer>
}

/** In the order of the help. A new one is a file of its own and a line here. */
export const formats = [
  {
    name: 'text',
    about: 'the sentence, what is refused, the next command',
    input: 'any',
    load: async () => (await import('./formats/text')).textAnswer,
  },
  {
    name: 'wide',
    about: 'every route, and the largest resources',
    input: 'any',
    load: async () => (await import('./formats/text')).wideAnswer,
  },
  {
    name: 'json',
    about: 'everything that is known',
    input: 'measured',
    load: async () => (await import('./formats/json')).jsonAnswer,
  },
  {
    name: 'ndjson',
    about: 'a resource a line as it is read, for inputs of any size; problems on standard error',
    input: 'stream',
    load: async () => (await import('./formats/ndjson')).linesAnswer,
  },
] as const satisfies readonly Format[]

export type FormatName = (typeof formats)[number]['name']

/** The format of a name. */
export function formatOf(name: FormatName): Format {
  const format = formats.find(candidate => candidate.name === name)
  if (!format) throw new RangeError(`no format ${name}`)
  return format
}

/** An answer that is written of the whole input at its end. */
export function atTheEnd(write: (reports: readonly RouteReport[]) => Promise<void>): AnalyzeAnswer {
  return { problem() {}, resources() {}, end: write }
}
