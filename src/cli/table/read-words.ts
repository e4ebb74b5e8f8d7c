import { parseArgs } from 'node:util'
import { choose } from '../choose'
import { didYouMean } from '../similar'
import { WrongUsage } from '../wrong-usage'
import { type Option, type Options, parseConfig, type ReadWords, type Values } from './option'

/**
 * Reads the words after a command by its table. Node's `parseArgs` takes them apart; what it has no sentence for is
 * said here. Throws `WrongUsage` for an option that there is not, with the nearest, and for a word that one does not
 * take.
 */
export function readWords<O extends Options>(command: string, options: O, words: readonly string[]): ReadWords<O> {
  const { tokens } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: parseConfig(options),
  })
  const given = new Map<string, unknown[]>()
  const args: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') args.push(token.value)
    if (token.kind !== 'option') continue
    const name = nameOf(options, token.name)
    const option = name === undefined ? undefined : options[name]
    if (name === undefined || option === undefined) throw unknownOption(command, options, token.rawName)
    const value = wordOf(option, token)
    if (option.isArgument) args.push(String(value))
    else given.set(name, [...(given.get(name) ?? []), value])
  }
  return { values: valuesOf(options, given), args }
}

/** The name of an option, given it or another name for it. */
function nameOf(options: Options, given: string): string | undefined {
  if (Object.hasOwn(options, given)) return given
  return Object.entries(options).find(([, { aliases }]) => aliases?.includes(given))?.[0]
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function wordOf({ type, choices, read, value: what }: Option, { rawName, value, inlineValue }: OptionToken): unknown {
  if (type === 'flag') {
    if (value !== undefined) throw new WrongUsage(`${rawName} stands alone, and takes no '${value}'`)
    return true
  }
  const wants = what ?? (choices ?? []).join('|')
  if (value === undefined) throw new WrongUsage(`${rawName} wants a word after it: ${rawName} ${wants}`)
  // `--limits --json`: what is forgotten is likelier than a file of that name.
  if (!inlineValue && value.length > 1 && value.startsWith('-')) {
    throw new WrongUsage(`${rawName} wants a word after it, ${wants}; if ${value} is meant: ${rawName}=${value}`)
  }
  if (read) return read(value, rawName)
  return choices ? choose(rawName, value, choices) : value
}

function valuesOf<O extends Options>(options: O, given: ReadonlyMap<string, readonly unknown[]>): Values<O> {
  // The table says which value has which type, and only the table: here is where that is promised.
  return Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => {
      const all = given.get(name) ?? []
      return [name, type === 'words' ? all : type === 'flag' ? all.length > 0 : all.at(-1)]
    }),
  ) as Values<O>
}

function unknownOption(command: string, options: Options, given: string): WrongUsage {
  const names = Object.keys(options).map(name => `--${name}`)
  return new WrongUsage(`${command} has no option ${given}${didYouMean(given, [...names, '--help'])}`)
}
