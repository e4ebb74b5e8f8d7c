import { commands } from './commands'

const exitStatus = [
  'Exit status: 0 everything fits or is tight on the judged routes (client-side-apply unless --route says otherwise);',
  '1 a resource is refused there, a document is broken, or something could not be placed; 2 wrong usage, a path that does not exist, or',
  'nothing readable; 3 something that exists could not be read or written, or a fault of plimsoll: the rest is answered all the same.',
]

/** The help: of all commands, or of the one with this name. */
export function usage(name?: string): string[] {
  const about = shownOf(name).flatMap(command => [...command.about, ''])
  return [...usageLines(name), '', ...about, ...exitStatus]
}

/** The lines of the help that show how it is called, for one who called it wrongly. */
export function shortUsage(name?: string): string[] {
  const [one, ...more] = shownOf(name)
  return [
    ...usageLines(name),
    '',
    `plimsoll ${more.length === 0 && one ? `${one.name} ` : ''}--help says what they mean.`,
  ]
}

function shownOf(name: string | undefined) {
  const one = commands.filter(command => command.name === name)
  return one.length > 0 ? one : commands
}

function usageLines(name: string | undefined): string[] {
  const lines = shownOf(name).flatMap(({ usage: [first = '', ...more] }) => [
    `  plimsoll ${first}`,
    ...more.map(line => `                   ${line}`),
  ])
  return ['Usage:', ...lines, '  plimsoll --help | --version']
}
