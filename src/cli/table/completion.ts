import type { LoadedCommand } from './loaded'
import type { Option } from './option'

/** The shells whose completion can be written. */
export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

/** What a shell needs to complete the words of a command line, made of the tables of all commands. */
export function completionFor(shell: Shell, commands: readonly LoadedCommand[]): string[] {
  return writers[shell](commands)
}

const writers: Readonly<Record<Shell, (commands: readonly LoadedCommand[]) => string[]>> = { bash, zsh, fish }

/** Every way to write an option: `--output`, `-o`, and none of its older names. */
function spellings(name: string, { short }: Option): string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]
}

/** A word in single quotes, as all three shells take it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** What is not answered here, bash completes by the names of files. */
function bash(commands: readonly LoadedCommand[]): string[] {
  const values = commands.flatMap(({ name, options }) =>
    Object.entries(options).flatMap(([option, spec]) => {
      if (spec.type === 'flag') return []
      const words = spec.choices?.join(' ') ?? ''
      const patterns = spellings(option, spec).map(spelling => quoted(`${name} ${spelling}`))
      return [`    ${patterns.join('|')}) words=${quoted(words)} ;;`]
    }),
  )
  const args = commands.map(({ name, options, completes = 'files' }) => {
    const names = Object.entries(options).flatMap(([option, spec]) => spellings(option, spec))
    const words = completes === 'files' ? '' : completes.join(' ')
    return `    ${name}) options=${quoted([...names, '--help'].join(' '))} words=${quoted(words)} ;;`
  })
  return [
    '# bash completion of plimsoll: source it, or save it as plimsoll in the folder of completions',
    '_plimsoll() {',
    `  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} options= words=`,
    '  COMPREPLY=()',
    '  # --route=x comes as three words.',
    `  if [ "$current" = = ]; then current=; elif [ "$previous" = = ]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi`,
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W ${quoted(`${commands.map(({ name }) => name).join(' ')} help --version`)} -- "$current"))`,
    '    return',
    '  fi',
    '  case $command in',
    ...args,
    '  esac',
    '  case "$command $previous" in',
    ...values,
    '    *) case $current in -*) words=$options ;; esac ;;',
    '  esac',
    '  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi',
    '}',
    'complete -o default -F _plimsoll plimsoll',
  ]
}

function zsh(commands: readonly LoadedCommand[]): string[] {
  const described = (text: string): string => text.replaceAll(/[[\]:\\]/g, character => `\\${character}`)
  const action = ({ choices, completes }: Option): string =>
    completes === 'folders' ? '_files -/' : completes === 'files' || !choices ? '_files' : `(${choices.join(' ')})`
  const rows = commands.flatMap(({ name, options, completes = 'files' }) => [
    `    ${name})`,
    '      _arguments \\',
    ...Object.entries(options).flatMap(([option, spec]) =>
      spellings(option, spec).map(spelling => {
        const value = spec.type === 'flag' ? '' : `:${described(spec.value ?? option)}:${action(spec)}`
        return `        ${quoted(`${spec.type === 'words' ? '*' : ''}${spelling}[${described(spec.about)}]${value}`)} \\`
      }),
    ),
    `        ${quoted(`*:${name}:${completes === 'files' ? '_files' : `(${completes.join(' ')})`}`)}`,
    '      ;;',
  ])
  return [
    '#compdef plimsoll',
    '_plimsoll() {',
    '  if (( CURRENT == 2 )); then',
    '    local -a commands',
    `    commands=(${commands.map(({ name, summary }) => quoted(`${name}:${described(summary)}`)).join(' ')})`,
    '    _describe command commands',
    '    return',
    '  fi',
    '  local command=$words[2]',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case $command in',
    ...rows,
    '  esac',
    '}',
    'compdef _plimsoll plimsoll',
  ]
}

function fish(commands: readonly LoadedCommand[]): string[] {
  const fishQuoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  return [
    '# fish completion of plimsoll: save it as ~/.config/fish/completions/plimsoll.fish',
    ...commands.map(
      ({ name, summary }) => `complete -c plimsoll -f -n __fish_use_subcommand -a ${name} -d ${fishQuoted(summary)}`,
    ),
    ...commands.flatMap(({ name, options, completes = 'files' }) => {
      const when = `-n ${fishQuoted(`__fish_seen_subcommand_from ${name}`)}`
      const args =
        completes === 'files' ? [] : [`complete -c plimsoll -f ${when} -a ${fishQuoted(completes.join(' '))}`]
      return [
        ...args,
        ...Object.entries(options).map(([option, spec]) => {
          const short = spec.short === undefined ? '' : ` -s ${spec.short}`
          const offered = spec.choices && !spec.completes ? ` -x -a ${fishQuoted(spec.choices.join(' '))}` : ' -r -F'
          const value = spec.type === 'flag' ? '' : offered
          return `complete -c plimsoll ${when} -l ${option}${short}${value} -d ${fishQuoted(spec.about)}`
        }),
      ]
    }),
  ]
}
