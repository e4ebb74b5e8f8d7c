import type { CommandTable } from '../command'
import { commands } from '../commands'

/** A command with its name and its table. */
export interface LoadedCommand extends CommandTable {
  readonly name: string
  readonly summary: string
}

/** Every command with its table, for what is made of all of them. */
export function loadCommands(): Promise<LoadedCommand[]> {
  return Promise.all(commands.map(async ({ name, summary, load }) => ({ ...(await load()), name, summary })))
}
