import { plimsollVersion } from '../core/analysis'
import { type Run, type Status, type Terminal, WrongUsage } from './command'
import { commands } from './commands'
import { shortUsage, usage } from './usage'

/** Runs the words after `plimsoll`. */
export async function run([name, ...words]: readonly string[], terminal: Terminal): Promise<Status> {
  if (name === '--help' || name === '-h' || name === 'help') return print(usage(), terminal)
  if (name === '--version' || name === '-v' || name === 'version') return print(`${plimsollVersion}\n`, terminal)
  if (words.includes('--help') || words.includes('-h')) return print(usage(name), terminal)
  let start: Run
  try {
    start = find(name).start(words)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await terminal.err.write(`plimsoll: ${reason}\n\n${shortUsage(name)}`)
    return 2
  }
  return start(terminal)
}

async function print(text: string, { out }: Terminal): Promise<Status> {
  await out.write(text)
  return 0
}

function find(name: string | undefined) {
  const names = commands.map(command => command.name)
  if (name === undefined) throw new WrongUsage(`say what to do: ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`)
  const found = commands.find(command => command.name === name)
  if (!found) throw new WrongUsage(`no command '${name}'`)
  return found
}
