import { plimsollVersion } from '../core/analysis'
import { type Run, type Status, type Terminal, WrongUsage } from './command'
import { commands } from './commands'
import { settle } from './settle'
import { shortUsage, usage } from './usage'
import { writeLines } from './write-lines'

/** Runs the words after `plimsoll`, to the exit status. */
export function run([name, ...words]: readonly string[], terminal: Terminal): Promise<Status> {
  if (name === '--help' || name === '-h' || name === 'help') return settle(print(usage()), terminal)
  if (name === '--version' || name === '-v' || name === 'version') return settle(print([plimsollVersion]), terminal)
  if (words.includes('--help') || words.includes('-h')) return settle(print(usage(name)), terminal)
  return settle(async runner => {
    let start: Run
    try {
      start = find(name).start(words)
    } catch (error) {
      if (!isWrongUsage(error)) throw error
      await writeLines(runner.err, [`plimsoll: ${error.message}`, '', ...shortUsage(name)])
      return 2
    }
    return start(runner)
  }, terminal)
}

function print(lines: readonly string[]): Run {
  return async ({ out }) => {
    await writeLines(out, lines)
    return 0
  }
}

/** Ours, and those of Node's `parseArgs`. */
function isWrongUsage(error: unknown): error is Error {
  if (error instanceof WrongUsage) return true
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_')
}

function find(name: string | undefined) {
  const names = commands.map(command => command.name)
  if (name === undefined) throw new WrongUsage(`say what to do: ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`)
  const found = commands.find(command => command.name === name)
  if (!found) throw new WrongUsage(`no command '${name}'`)
  return found
}
