import { type FailOn, failOnWords } from '../core/analysis'
import type { Encryption } from '../core/encoding'
import type { ClusterLimits } from '../core/limit'
import type { RouteId } from '../core/route'
import { type Format, formatOf, formats } from './formats'
import { type InputRequest, inputRequest } from './input-request'
import { clusterWords, readCluster } from './read-limits'
import type { Options, ReadWords } from './table/option'
import { askedForm, clusterOptions, inputOptions, routesOption, speechOptions } from './table/shared-options'
import { WrongUsage } from './wrong-usage'

/** What `plimsoll analyze` is asked. */
export interface AnalyzeArguments {
  readonly input: InputRequest
  /** How the answer is written. */
  readonly format: Format
  /**
   * The routes that are asked about: each has its headline, is measured whatever that costs, and decides the exit
   * status.
   */
  readonly routes: readonly RouteId[]
  /** Whether nobody named a route: a chart is then asked about by Helm. */
  readonly isUsualRoute?: boolean
  readonly failOn: FailOn
  /** The cluster that is asked about. */
  readonly cluster: ClusterLimits
  /** How the cluster encrypts values at rest; null: it does not. */
  readonly encryption: Encryption | null
  /** Only what is refused is said. */
  readonly quiet?: boolean
  /** The options of the cluster as they were given, to ask the same again. */
  readonly again?: string
}

/** The options of `analyze`. */
export const analyzeOptions = {
  ...inputOptions,
  route: { ...routesOption, usual: 'client-side-apply; for a Helm chart helm-4-crds' },
  'fail-on': {
    type: 'word',
    choices: failOnWords,
    usual: 'refused',
    about: 'exit status 1 for what is refused, also tight, also refused by the next write',
  },
  ...clusterOptions,
  encryption: {
    type: 'word',
    choices: ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'],
    about: 'count encryption at rest in what etcd keeps, for all resources',
  },
  'key-name': {
    type: 'word',
    value: 'NAME',
    usual: 'key1',
    about: 'the key, or the KMS plugin, whose name is stored with every value',
  },
  output: {
    type: 'word',
    short: 'o',
    choices: formats.map(({ name }) => name),
    usual: 'text',
    about: 'how the answer is written; plimsoll help formats says more',
  },
  json: { type: 'flag', about: 'the same as -o json' },
  ndjson: { type: 'flag', about: 'the same as -o ndjson' },
  ...speechOptions,
} as const satisfies Options

/** What the words after `analyze` ask. Throws `WrongUsage` where they make no sense together. */
export function analyzeArguments({ args, values }: ReadWords<typeof analyzeOptions>): AnalyzeArguments {
  const { route: routes, 'fail-on': failOn = 'refused', quiet } = values
  return {
    input: inputRequest(args, values),
    format: formatOf(askedForm(values, ['json', 'ndjson']) ?? 'text'),
    routes: routes.length > 0 ? routes : ['client-side-apply'],
    isUsualRoute: routes.length === 0,
    ...{ failOn, quiet },
    cluster: readCluster(values),
    again: clusterWords(values),
    encryption: readEncryption(values.encryption, values['key-name']),
  }
}

function readEncryption(provider: Encryption['provider'] | undefined, keyName: string | undefined): Encryption | null {
  if (keyName !== undefined && provider === undefined) throw new WrongUsage('--key-name goes with --encryption')
  if (keyName === '') throw new WrongUsage('--key-name takes a name')
  return provider === undefined ? null : { provider, keyName: keyName ?? 'key1' }
}
