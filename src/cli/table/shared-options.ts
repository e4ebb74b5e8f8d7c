import { limitPresets } from '../../core/limit'
import { routes } from '../../core/route'
import { readRoute } from '../read-route'
import { WrongUsage } from '../wrong-usage'
import type { Option, Options, Values } from './option'

/** A word that is handed to another program, which must not take it for an option of its own. */
function noOption(word: string, option: string): string {
  if (!word.startsWith('-')) return word
  throw new WrongUsage(`${option} takes no word that begins with a hyphen; a folder of that name is ./${word}`)
}

/** What is read of a path, the same for every command that reads some. */
export const pathOptions = {
  filename: {
    type: 'words',
    short: 'f',
    value: 'FILE|DIR|-',
    completes: 'files',
    topic: 'inputs',
    isArgument: true,
    about: 'the same as naming it without -f',
  },
  recursive: {
    type: 'flag',
    short: 'R',
    topic: 'inputs',
    about: 'read folders with the folders in them, which is so without it too',
  },
  ignore: {
    type: 'words',
    value: 'GLOB',
    topic: 'inputs',
    about: 'leave out of folders what matches, as a line of .gitignore does; a file .plimsollignore holds such lines',
  },
  gitignore: { type: 'flag', topic: 'inputs', about: 'leave out of folders what .gitignore leaves out' },
} as const satisfies Options

/** Where the manifests come from, the same for every command that reads one input. */
export const inputOptions = {
  filename: pathOptions.filename,
  recursive: pathOptions.recursive,
  kustomize: {
    type: 'words',
    short: 'k',
    value: 'DIR',
    completes: 'folders',
    read: noOption,
    topic: 'inputs',
    about: 'what kubectl kustomize, or kustomize, prints of a folder; it may fetch what the folder names',
  },
  helm: {
    type: 'words',
    value: 'CHART',
    completes: 'files',
    read: noOption,
    topic: 'inputs',
    about: 'what helm template prints of a chart',
  },
  rendered: {
    type: 'word',
    value: 'FILE',
    completes: 'files',
    topic: 'inputs',
    about: 'what helm template printed of the chart that is read, so that all of its release is known',
  },
  ignore: pathOptions.ignore,
  gitignore: pathOptions.gitignore,
} as const satisfies Options

/** What is said of a cluster, the same for every command that judges. */
export const clusterOptions = {
  limits: {
    type: 'word',
    value: 'PRESET|FILE',
    completes: 'files',
    choices: limitPresets.map(({ id }) => id),
    // What a preset is, or else a file, is seen where the cluster is read (`readCluster`).
    read: (word: string) => word,
    usual: 'kubernetes',
    about: `the cluster: ${limitPresets.map(({ id }) => id).join(', ')}, or a JSON file of limits`,
  },
  validate: {
    type: 'word',
    choices: ['strict', 'warn', 'ignore'],
    usual: 'strict',
    about: 'as kubectl: only strict refuses unknown fields',
  },
} as const satisfies Options

const aboutRoute = 'the way into the cluster (plimsoll help routes)'

export const routeOption = {
  type: 'word',
  value: 'ROUTE',
  choices: routes.map(({ id }) => id),
  read: readRoute,
  about: aboutRoute,
} as const satisfies Option

export const routesOption = {
  ...routeOption,
  type: 'words',
  about: `${aboutRoute}; may be several`,
} as const satisfies Option

/** For commands that write bundles. */
export const forceOption = {
  type: 'flag',
  about: 'replace what an earlier split wrote there',
} as const satisfies Option

/** How much is said. */
export const speechOptions = {
  quiet: { type: 'flag', short: 'q', about: 'only what is refused, and errors' },
  verbose: { type: 'flag', short: 'v', about: 'name every file that is skipped' },
} as const satisfies Options

/** For commands that answer in words or in JSON. */
export const jsonOptions = {
  output: { type: 'word', short: 'o', choices: ['text', 'json'], usual: 'text', about: 'how the answer is written' },
  json: { type: 'flag', about: 'the same as -o json' },
} as const satisfies Options

/**
 * The form that is asked for by `-o` and by the older words `--json` and `--ndjson`; undefined: by none of them. Throws
 * `WrongUsage` where they ask for different ones.
 */
export function askedForm<Form extends string, Word extends 'json' | 'ndjson'>(
  values: { readonly output: Form | undefined } & Readonly<Record<Word, boolean>>,
  words: readonly Word[],
): Form | Word | undefined {
  const { output } = values
  const [form, ...others] = new Set<Form | Word>([...(output ? [output] : []), ...words.filter(word => values[word])])
  if (others.length === 0) return form
  throw new WrongUsage(`${[form, ...others].join(' and ')} exclude each other: one form at a time`)
}

/** Whether JSON is asked for, by either word. */
export function wantsJson(values: Values<typeof jsonOptions>): boolean {
  return askedForm(values, ['json']) === 'json'
}
