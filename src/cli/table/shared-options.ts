import { limitPresets } from '../../core/limit'
import { routes } from '../../core/route'
import { readRoute } from '../read-route'
import type { Option, Options } from './option'

/** Where the manifests come from, the same for every command that reads some. */
export const inputOptions = {
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
  kustomize: {
    type: 'words',
    short: 'k',
    value: 'DIR',
    completes: 'folders',
    topic: 'inputs',
    about: 'what kubectl kustomize, or kustomize, prints of a folder; it may fetch what the folder names',
  },
  helm: {
    type: 'words',
    value: 'CHART',
    completes: 'files',
    topic: 'inputs',
    about: 'what helm template prints of a chart',
  },
  ignore: {
    type: 'words',
    value: 'GLOB',
    topic: 'inputs',
    about: 'leave out of folders what matches, as a line of .gitignore does; a file .plimsollignore holds such lines',
  },
  gitignore: { type: 'flag', topic: 'inputs', about: 'leave out of folders what .gitignore leaves out' },
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

/** Whether JSON is asked for, by either word. */
export function wantsJson({
  output,
  json,
}: {
  readonly output: 'text' | 'json' | undefined
  readonly json: boolean
}): boolean {
  return json || output === 'json'
}
