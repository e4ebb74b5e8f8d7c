/** Exit status: 0 good, 1 what was looked at is not, 2 wrong usage or nothing readable. */
export type Status = 0 | 1 | 2

/** Where a command writes. */
export interface Output {
  /**
   * Resolves when more may be written, so that awaiting it never holds more than a piece in memory. Where the reader has gone away
   * (`| head`) it resolves at once and the text goes nowhere: the exit status stays that of the whole work.
   */
  write(text: string): Promise<void>
}

/** Standard output and standard error, as a command sees them; results go to the first, everything else to the second. */
export interface Terminal {
  readonly out: Output
  readonly err: Output
}

/** A command with its words read, ready to go. */
export type Run = (terminal: Terminal) => Promise<Status>

/** One word after `plimsoll`. */
export interface Command {
  readonly name: string
  /** Lines of the usage, as they stand in the help: `analyze [FILE|DIR|-]... [--json]`, continued lines indented by the caller. */
  readonly usage: readonly string[]
  /** What it does and what its options mean, for the help: whole lines. */
  readonly about: readonly string[]
  /** Reads the words after the name. Throws `WrongUsage`, or what `parseArgs` of Node throws, where they make no sense. */
  start(words: string[]): Run
}

/** A command as its file writes it: reading and running apart, each testable alone. */
export interface CommandParts<Arguments> extends Omit<Command, 'start'> {
  read(words: string[]): Arguments
  run(given: Arguments, terminal: Terminal): Promise<Status>
}

export function command<Arguments>(parts: CommandParts<Arguments>): Command & CommandParts<Arguments> {
  return {
    ...parts,
    start(words) {
      const given = parts.read(words)
      return terminal => parts.run(given, terminal)
    },
  }
}

/** The words of a command make no sense; the message says why, and the usage follows it. */
export class WrongUsage extends Error {}
