/**
 * Exit status: 0 good; 1 what was looked at is refused or broken; 2 a wrong call, a named path that does not exist, or
 * nothing readable; 3 something that exists could not be read or written, or a fault of ours; 141 the reader of
 * standard output has gone (128 + SIGPIPE). A signal ends the process as it ends any other, which shells call 130 (Ctrl
 * C) and 143 (SIGTERM).
 */
export type Status = 0 | 1 | 2 | 3 | 141

/** Where a command writes. */
export interface Output {
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

/** One word after `plimsoll`. */
export interface Command {
  readonly name: string
  /**
   * Lines of the usage, as they stand in the help: `analyze [FILE|DIR|-]... [--json]`, continued lines indented by the
   * caller.
   */
  readonly usage: readonly string[]
  /** What it does and what its options mean, for the help: whole lines. */
  readonly about: readonly string[]
  /**
   * Reads the words after the name. Throws `WrongUsage`, or what `parseArgs` of Node throws, where they make no sense.
   */
  start(words: string[]): Run
}

/** A command as its file writes it: reading and running apart, each testable alone. */
export interface CommandParts<Arguments> extends Omit<Command, 'start'> {
  read(words: string[]): Arguments
  run(given: Arguments, runner: Runner): Promise<Status>
}

export function command<Arguments>(parts: CommandParts<Arguments>): Command & CommandParts<Arguments> {
  return {
    ...parts,
    start(words) {
      const given = parts.read(words)
      return runner => parts.run(given, runner)
    },
  }
}

/** The words of a command make no sense; the message says why, and the usage follows it. */
export class WrongUsage extends Error {}

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
