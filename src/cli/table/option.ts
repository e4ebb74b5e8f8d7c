import type { ParseArgsConfig } from 'node:util'

/**
 * One option of a command, said once: its words are read by it, and the help, what is offered for a word that is not
 * known, the completion of shells and the man page are made of it.
 */
export interface Option {
  /** `flag` stands alone, a `word` follows it, `words` may be given several times. */
  readonly type: 'flag' | 'word' | 'words'
  /** One sentence without a full stop; its default and choices are added. */
  readonly about: string
  /** `o`: `-o` says the same. */
  readonly short?: string
  /** Older or other names, which are understood and shown nowhere. */
  readonly aliases?: readonly string[]
  /** What stands for its word in the help: `FILE`. Missing: its choices. */
  readonly value?: string
  /** The words that it takes; where `read` is given too, those that are offered. */
  readonly choices?: readonly string[]
  /** What a shell offers for its word; missing: its choices. */
  readonly completes?: 'files' | 'folders'
  /** The word that is meant where it is not given, for the help; the command itself knows it. */
  readonly usual?: string
  /** Makes a value of the word. Throws `WrongUsage`; `option` is the name to say in it: `--limits`. */
  readonly read?: (word: string, option: string) => unknown
  /** The help of a command only names it, and `plimsoll help TOPIC` says what it means. */
  readonly topic?: 'inputs'
  /** Its words stand for arguments, in the order given: `-f FILE` is `FILE`. */
  readonly isArgument?: true
}

export type Options = Readonly<Record<string, Option>>

type Value<O extends Option> = O extends { read: (word: string, option: string) => infer T }
  ? T
  : O extends { choices: readonly (infer C)[] }
    ? C
    : string

/** The values of options as they were read; what is not given is undefined, no flag is false, and no words are none. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name]['type'] extends 'flag'
    ? boolean
    : O[Name]['type'] extends 'words'
      ? readonly Value<O[Name]>[]
      : Value<O[Name]> | undefined
}

/** The words after a command, read by its table. */
export interface ReadWords<O extends Options> {
  readonly values: Values<O>
  readonly args: readonly string[]
}

/** The part of the table that Node's `parseArgs` needs. */
export function parseConfig(options: Options): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, { type, short, aliases = [] }]) => {
      const config = { type: type === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true }
      return [
        [name, short === undefined ? config : { ...config, short }] as const,
        ...aliases.map(alias => [alias, config] as const),
      ]
    }),
  )
}
