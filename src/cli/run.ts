import { plimsollVersion } from '../core/analysis'
import type { Command, Run, Status, Terminal } from './command'
import { commands } from './commands'
import { settle } from './settle'
import { didYouMean } from './similar'
import { writeLines } from './write-lines'
import { WrongUsage } from './wrong-usage'

/** Runs the words after `plimsoll`, to the exit status. */
export function run(words: readonly string[], terminal: Terminal): Promise<Status> {
  return settle(async runner => {
    let start: Run
    try {
      start = await find(words)
    } catch (error) {
      if (!(error instanceof WrongUsage)) throw error
      const [name = ''] = words
      const isCommand = commands.some(command => command.name === name)
      await writeLines(runner.err, [
        `plimsoll: ${error.message}`,
        `${isCommand ? `plimsoll ${name} --help` : 'plimsoll help'} says what there is.`,
      ])
      return 2
    }
    return start(runner)
  }, terminal)
}

async function find([name, ...words]: readonly string[]): Promise<Run> {
  if (name === '--version' || name === '-v' || name === 'version') return print(() => [plimsollVersion])
  const before = words.includes('--') ? words.slice(0, words.indexOf('--')) : words
  const asksHelp = before.includes('--help') || before.includes('-h')
  if (name === 'help' || name === '--help' || name === '-h') return help(words.find(word => !word.startsWith('-')))
  if (asksHelp) return help(name)
  return commandOf(name).start(words)
}

async function help(name: string | undefined): Promise<Run> {
  const { helpOn } = await import('./table/help')
  // What there is no help on is a wrong call.
  helpOn(name, usualWidth)
  return print(width => helpOn(name, width))
}

/** Where nobody sees it: what fits everywhere. Lines longer than the most are hard to read. */
const usualWidth = 80
const mostWidth = 100

function print(lines: (width: number) => readonly string[]): Run {
  return async ({ out }) => {
    await writeLines(out, lines(Math.min(out.screen?.columns ?? usualWidth, mostWidth)))
    return 0
  }
}

function commandOf(name: string | undefined): Command {
  const names = commands.map(command => command.name)
  const list = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
  if (name === undefined) throw new WrongUsage(`say what to do: ${list}`)
  const found = commands.find(command => command.name === name)
  if (!found) throw new WrongUsage(`no command '${name}'${didYouMean(name, names) || `; there is ${list}`}`)
  return found
}
