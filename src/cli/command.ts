import type { Options, ReadWords } from './table/option'
import { readWords } from './table/read-words'

/**
 * Exit status: 0 good; 1 what was looked at is refused or broken; 2 a wrong call, a named path that does not exist, or
 * nothing readable; 3 something that exists could not be read or written, or a fault of ours; 141 the reader of
 * standard output has gone (128 + SIGPIPE). A signal ends the process as it ends any other, which shells call 130 (Ctrl
 * C) and 143 (SIGTERM).
 */
export type Status = 0 | 1 | 2 | 3 | 141

/** A terminal that somebody sits at. */
export interface Screen {
  readonly columns: number
  /** Whether it shows colours, and they are wanted (`NO_COLOR`). */
  readonly hasColours: boolean
}

/** Where a command writes. */
export interface Output {
  /** Missing: a pipe or a file. */
  readonly screen?: Screen
  /**
   * Text for a program, as it is; what a person reads goes through `writeLines`. Resolves when it is written, so that
   * awaiting it never holds more than a piece in memory; standard output rejects with a `Failure` or `ClosedPipe`.
   */
  write(text: string): Promise<void>
}

/**
 * Standard output and standard error, as a command sees them; results go to the first, everything else to the second.
 */
export interface Terminal {
  readonly out: Output
  readonly err: Output
}

/** What runs a command: its terminal, and what counts for its exit status. */
export interface Runner extends Terminal {
  /**
   * Says what could not be done, and lets it count; the command goes on with the rest. To end it, throw the `Failure`.
   */
  fail(failure: Failure): Promise<void>
}

/** A command with its words read, ready to go. It ends with 0 or 1; what failed, it throws or tells the runner. */
export type Run = (runner: Runner) => Promise<Status>

/** A call that can be pasted, and what it does. */
export interface Example {
  /** The words after `plimsoll`; begins with a program where one stands before it in a pipe. */
  readonly call: string
  readonly says: string
}

/** What is said of a command, once: parsing, help, nearest words, completion and the man page are made of it. */
export interface CommandTable<O extends Options = Options> {
  readonly name: string
  /** One clause for the list of commands: "measure manifests, and say what is refused". */
  readonly summary: string
  /** What stands after its name but for the options: `[FILE|DIR|-]...`. */
  readonly args: string
  /** What a shell offers for these: `files` unless said. */
  readonly completes?: 'files' | readonly string[]
  /** What the summary and the options do not say: paragraphs, which are wrapped where they are shown. */
  readonly about: readonly string[]
  readonly options: O
  /** Two of them. */
  readonly examples: readonly Example[]
}

/** One word after `plimsoll`. */
export interface Command extends CommandTable {
  /** Reads the words after the name by the table. Throws `WrongUsage` where they make no sense. */
  start(words: readonly string[]): Run
}

/** A command as its file writes it: reading and running apart, each testable alone. */
export interface CommandParts<O extends Options, Arguments> extends CommandTable<O> {
  read(words: ReadWords<O>): Arguments
  run(given: Arguments, runner: Runner): Promise<Status>
}

/** A command, and its two halves for tests: what words ask, and what is done then. */
export interface BuiltCommand<Arguments> extends Command {
  read(words: readonly string[]): Arguments
  run(given: Arguments, runner: Runner): Promise<Status>
}

export function command<const O extends Options, Arguments>(
  parts: CommandParts<O, Arguments>,
): BuiltCommand<Arguments> {
  const read = (words: readonly string[]): Arguments => parts.read(readWords(parts.name, parts.options, words))
  return {
    ...parts,
    read,
    start(words) {
      const given = read(words)
      return runner => parts.run(given, runner)
    },
  }
}

/**
 * Something could not be read or written, which makes this exit status; the message is a clause: "cannot read a.yaml:
 * permission denied".
 */
export class Failure extends Error {
  constructor(
    message: string,
    readonly status: 2 | 3,
  ) {
    super(message)
  }
}

/** Nothing in the input can be read. Counts as 2, unless something that failed is the reason. */
export class NothingReadable extends Failure {
  constructor(message = 'no resource in the input can be read') {
    super(message, 2)
  }
}

/** Who read standard output has gone (`| head`): there is nobody to work for, and nothing to say. */
export class ClosedPipe extends Error {}
