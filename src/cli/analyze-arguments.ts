import { parseArgs } from 'node:util'
import type { Encryption } from '../core/encoding'
import type { ClusterLimits } from '../core/limit'
import type { RouteId } from '../core/route'
import { choose } from './choose'
import { WrongUsage } from './command'
import { clusterOptions, readCluster } from './read-limits'
import { readRoute } from './read-route'

/** What `plimsoll analyze` is asked. */
export interface AnalyzeArguments {
  /** Files, folders, `-`; none: standard input. */
  readonly paths: readonly string[]
  /** `ndjson`: one resource a line as it is read; the input may be larger than memory. */
  readonly answer: 'text' | 'json' | 'ndjson'
  /**
   * The routes that are asked about: each has its headline, is measured whatever that costs, and decides the exit
   * status.
   */
  readonly routes: readonly RouteId[]
  readonly failOn: 'refused' | 'tight' | 'later'
  /** The cluster that is asked about. */
  readonly cluster: ClusterLimits
  /** How the cluster encrypts values at rest; null: it does not. */
  readonly encryption: Encryption | null
}

/**
 * Reads the words after `analyze`. Throws `WrongUsage`, or what `parseArgs` of Node throws, where they make no sense.
 */
export function readAnalyzeArguments(words: string[]): AnalyzeArguments {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      ndjson: { type: 'boolean', default: false },
      route: { type: 'string', multiple: true, default: ['client-side-apply'] },
      'fail-on': { type: 'string', default: 'refused' },
      ...clusterOptions,
      encryption: { type: 'string' },
      'key-name': { type: 'string' },
    },
  })
  if (values.json && values.ndjson) throw new WrongUsage('--json and --ndjson exclude each other')
  return {
    paths: positionals,
    answer: values.json ? 'json' : values.ndjson ? 'ndjson' : 'text',
    routes: values.route.map(readRoute),
    failOn: choose('--fail-on', values['fail-on'], ['refused', 'tight', 'later']),
    cluster: readCluster(values),
    encryption: readEncryption(values.encryption, values['key-name']),
  }
}

function readEncryption(provider: string | undefined, keyName: string | undefined): Encryption | null {
  if (keyName !== undefined && provider === undefined) throw new WrongUsage('--key-name goes with --encryption')
  if (keyName === '') throw new WrongUsage('--key-name takes a name')
  if (provider === undefined) return null
  const known = choose<Encryption['provider']>('--encryption', provider, ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])
  return { provider: known, keyName: keyName ?? 'key1' }
}
