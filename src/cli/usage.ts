import { commands } from './commands'

const exitStatus = `Exit status: 0 everything fits or is tight on the judged routes (client-side-apply unless --route says otherwise);
1 a resource is refused there, a document is broken, or something could not be placed; 2 wrong usage, or nothing readable.
`

/** The help: of all commands, or of the one with this name. */
export function usage(name?: string): string {
  const one = commands.filter(command => command.name === name)
  const shown = one.length > 0 ? one : commands
  const lines = shown.flatMap(({ usage: [first = '', ...more] }) => [
    `  plimsoll ${first}`,
    ...more.map(line => `                   ${line}`),
  ])
  const about = shown.map(command => command.about.map(line => `${line}\n`).join(''))
  return `Usage:\n${lines.join('\n')}\n  plimsoll --help | --version\n\n${about.join('\n')}\n${exitStatus}`
}
