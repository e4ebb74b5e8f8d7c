import { appliers } from '../../core/export/rules'
import { routes } from '../../core/route'
import type { Command, Example } from '../command'
import { commands, type NamedCommand } from '../commands'
import { aboutOption } from '../export-options'
import { formats } from '../formats'
import { didYouMean } from '../similar'
import { WrongUsage } from '../wrong-usage'
import type { Option, Options } from './option'
import { inputOptions } from './shared-options'

/** What there is help on beside the commands. */
const topics = {
  inputs: {
    summary: 'what is read, and what is left out',
    lines: (width: number) => [
      ...inputs.flatMap(paragraph => wrapped(paragraph, width)),
      '',
      ...Object.entries(inputOptions).flatMap(([name, option]) => optionRow(name, option, width)),
    ],
  },
  routes: {
    summary: 'the ways into a cluster, for --route',
    lines: (width: number) => routes.flatMap(({ id, name }) => row(id, name, width, 34)),
  },
  appliers: {
    summary: 'for whom split writes, for --export, with their options',
    lines: (width: number) =>
      appliers.flatMap(({ id, routes, options }) => [
        ...row(id, `by ${routes.join(', ')}`, width, 22),
        ...options.flatMap(option => row(`  ${option.name}=${option.default}`, aboutOption(option), width, 38)),
      ]),
  },
  patterns: {
    summary: 'how resources are named, for --include, --exclude and --split-by-key',
    lines: (width: number) => patterns.flatMap(([pattern, means]) => row(pattern, means, width, 18)),
  },
  formats: {
    summary: 'the forms of an answer, for -o',
    lines: (width: number) => formats.flatMap(({ name, about }) => row(name, about, width, 12)),
  },
  'exit-status': {
    summary: 'what the exit status means',
    lines: (width: number) => exitStatus.flatMap(([status, when]) => row(status, when, width, 12)),
  },
} as const

/** The words that `plimsoll help` knows. */
export function helpNames(): string[] {
  return [...commands.map(({ name }) => name), ...Object.keys(topics)]
}

/** The help: of all commands, or of the command or topic with this name. Throws `WrongUsage` for any other. */
export async function helpOn(name: string | undefined): Promise<(width: number) => readonly string[]> {
  if (name === undefined) return overview
  const named = commands.find(candidate => candidate.name === name)
  if (named) {
    const command = await named.load()
    return width => commandHelp(named, command, width)
  }
  if (!Object.hasOwn(topics, name)) {
    const names = helpNames()
    throw new WrongUsage(
      `there is no help on '${name}'${didYouMean(name, names) || `; there is on ${names.join(', ')}`}`,
    )
  }
  return topics[name as keyof typeof topics].lines
}

const beginning: readonly Example[] = [
  { call: 'plimsoll analyze operator.yaml', says: 'what fits, what is refused, and what to run next' },
  { call: 'plimsoll fix operator.yaml', says: 'the smallest change that brings all of it in' },
]

function overview(width: number): string[] {
  return [
    ...wrapped(
      'Plimsoll measures Kubernetes manifests against the limits of etcd, kubectl, Helm and GitOps tools, and splits them so that they fit.',
      width,
    ),
    '',
    'Usage: plimsoll COMMAND [OPTIONS] [FILE|DIR|-]...',
    '',
    ...commands.flatMap(({ name, summary }) => row(name, summary, width, 12)),
    '',
    ...exampleLines(beginning),
    '',
    ...wrapped(
      `plimsoll help COMMAND says more, also of ${Object.keys(topics).join(', ')}; plimsoll --version which one this is.`,
      width,
    ),
  ]
}

function commandHelp(
  { name, summary }: NamedCommand,
  { args, about, options, examples }: Command,
  width: number,
): string[] {
  return [
    `plimsoll ${name}: ${summary}`,
    '',
    `Usage: plimsoll ${[name, ...(Object.keys(options).length > 0 ? ['[OPTIONS]'] : []), args].join(' ')}`.trimEnd(),
    '',
    ...about.flatMap(paragraph => wrapped(paragraph, width)),
    '',
    ...Object.entries(options).flatMap(([option, spec]) => (spec.topic ? [] : optionRow(option, spec, width))),
    ...elsewhere(options, width),
    '',
    ...exampleLines(examples),
  ]
}

function optionRow(name: string, option: Option, width: number): string[] {
  return row(optionHead(name, option), optionText(option), width, 26)
}

/** "-f, -R, -k, --helm, --ignore, --gitignore", and what says more of them. */
function elsewhere(options: Options, width: number): string[] {
  const names = Object.entries(options).flatMap(([name, { topic, short }]) =>
    topic ? [short === undefined ? `--${name}` : `-${short}`] : [],
  )
  return names.length === 0 ? [] : wrapped(`  ${names.join(', ')}: plimsoll help inputs`, width)
}

/** "-o, --output FORMAT". */
export function optionHead(name: string, { type, short, value, choices = [] }: Option): string {
  const word = value ?? (choices.length > 4 ? name.toUpperCase() : choices.join('|'))
  return `${short ? `-${short}, ` : '    '}--${name}${type === 'flag' ? '' : ` ${word}`}`
}

/** What an option means, with its choices where they are many, and what holds without it. */
export function optionText({ about, value, choices = [], usual }: Option): string {
  const offered = value === undefined && choices.length > 4 ? `: ${choices.join(', ')}` : ''
  return `${about}${offered}${usual === undefined ? '' : ` (default ${usual})`}`
}

function exampleLines(examples: readonly Example[]): string[] {
  return examples.flatMap(({ call, says }) => [`  ${call}`, `      ${says}`])
}

/** A word and what it means, in two columns; the second is wrapped, and begins below a word that is too long. */
function row(head: string, text: string, width: number, column: number): string[] {
  const lines = wrapped(text, Math.max(width - column - 4, 30)).map(line => `${' '.repeat(column + 4)}${line}`)
  const [first = '', ...more] = lines
  return head.length <= column + 1
    ? [`  ${head.padEnd(column + 2)}${first.trimStart()}`, ...more]
    : [`  ${head}`, ...lines]
}

/** Lines of whole words, none longer than that where no word is. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

const inputs = [
  'Files, folders, archives (zip, tar, gzip, known by what is in them) and - for standard input, as many as there are; without any, standard input. Documents of YAML and JSON, Lists too.',
  'In a folder, files ending .yaml, .yml or .json are read, with the folders in it, but for hidden ones and node_modules. What is no manifest (a values file, a Chart.yaml, a kustomization, the settings of a program) is skipped and counted; -v names it. A path that is named is always read.',
  'A folder with Chart.yaml, or a .tgz of one, is a Helm chart; in a folder that holds other manifests too, only where it is named itself. All its files are read by the rules of .helmignore, and its release Secret is built. Only what is in crds/ is a manifest of its own, and templates without actions are. What helm template printed of it is known by its comments, or named with --rendered: then all of the release is known, and its documents are judged too.',
]

const patterns: readonly (readonly [string, string])[] = [
  ['ConfigMap/web', 'a kind and a name'],
  ['web', 'a kind or a name'],
  ['kind:ConfigMap', 'every resource of a kind'],
  ['name:web-*', 'every resource so called; * and ? stand for any characters, in each of these'],
  ['group:apps', 'every resource of an API group'],
  ['ns:shop', 'every resource in a namespace; namespace: says the same'],
  ['label:app=web', 'every resource with a label'],
]

/** What each exit status means. */
export const exitStatus: readonly (readonly [string, string])[] = [
  ['0', 'everything fits or is tight on the judged routes (client-side-apply unless --route says otherwise)'],
  ['1', 'a resource is refused there, a document is broken, something could not be placed, or a proof does not hold'],
  ['2', 'a wrong call, a path that does not exist, or nothing readable'],
  [
    '3',
    'something that exists could not be read or written, or a fault of plimsoll: the rest is answered all the same',
  ],
  ['130, 143', 'Ctrl C, SIGTERM'],
  ['141', 'who read standard output has gone'],
]
