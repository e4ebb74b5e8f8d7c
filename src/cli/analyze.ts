import { parseArgs } from 'node:util'
import {
  type AnalyzedInput,
  analyze,
  carrierSizesOf,
  judgeRoutes,
  type RouteReport,
  withCarrierSizes,
} from '../core/analysis'
import type { Encryption } from '../core/encoding'
import { type ClusterLimits, limitPresets } from '../core/limit'
import { type CarrierSizes, type RouteId, routeOf, routes } from '../core/route'
import { analyzeReport } from '../library/analyze'
import { analyzeLarge } from './analyze-large'
import { analyzeNdjson } from './analyze-ndjson'
import { choose } from './choose'
import { command, NothingReadable, WrongUsage } from './command'
import { readInputs } from './read-inputs'
import { readCluster } from './read-limits'
import { readRoute } from './read-route'
import { reportText } from './report-text'
import { isStreamed } from './stream-inputs'
import { writeJson } from './write-json'
import { writeLines } from './write-lines'

export interface AnalyzeArguments {
  /** Files, folders, `-`; none: standard input. */
  readonly paths: readonly string[]
  readonly json: boolean
  /** One resource a line as it is read; the input may be larger than memory. */
  readonly ndjson: boolean
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

/** `plimsoll analyze`: measures the inputs and says how they fare; the exit status is that of the judged routes. */
export const analyzeCommand = command<AnalyzeArguments>({
  name: 'analyze',
  usage: [
    'analyze [FILE|DIR|-]... [--json|--ndjson] [--route ID]... [--fail-on refused|tight|later]',
    '[--limits PRESET|FILE] [--validate strict|warn|ignore]',
    '[--encryption aescbc|aesgcm|secretbox|kms-v2 [--key-name NAME]]',
  ],
  about: [
    'analyze holds manifests against the limits that they meet on a route into a cluster. Routes:',
    `  ${routes.map(route => route.id).join(', ')}`,
    `--limits takes ${limitPresets.map(({ id }) => id).join(', ')}, or a JSON file such as {"preset": "kubernetes", "own": {"etcd.request": 2097152},`,
    '"tightOver": 0.85}.',
    'What is judged: size, structure (types, unknown fields, keys that stand twice) and names. What is not: the other rules by which the server validates',
    'a kind, admission webhooks, quotas. --validate ignore (or warn) asks as `kubectl --validate=ignore` does: unknown fields are dropped and not',
    'refused.',
    '--fail-on later also ends with 1 where the first write fits and one that follows is refused: the next apply, the status of a CRD.',
    '--json writes everything that is known; --ndjson one resource a line as it is read, with its verdicts, problems on standard error: for',
    'inputs of any size, without gzip sizes and ledgers. From a pipe, a custom resource before its definition is measured as if there were none.',
    '--encryption counts encryption at rest in what etcd keeps, for all resources; --key-name is the name of the key, or of the KMS plugin, which',
    'is stored with every value (key1).',
  ],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        ndjson: { type: 'boolean', default: false },
        route: { type: 'string', multiple: true, default: ['client-side-apply'] },
        'fail-on': { type: 'string', default: 'refused' },
        limits: { type: 'string' },
        validate: { type: 'string', default: 'strict' },
        encryption: { type: 'string' },
        'key-name': { type: 'string' },
      },
    })
    if (values.json && values.ndjson) throw new WrongUsage('--json and --ndjson exclude each other')
    return {
      paths: positionals,
      json: values.json,
      ndjson: values.ndjson,
      routes: values.route.map(readRoute),
      failOn: choose('--fail-on', values['fail-on'], ['refused', 'tight', 'later']),
      cluster: readCluster(values.limits, values.validate),
      encryption: readEncryption(values.encryption, values['key-name']),
    }
  },

  async run(given, runner) {
    if (given.ndjson) return analyzeNdjson(given, runner)
    if (!given.json && !isBuilt(given.routes) && isStreamed(given.paths)) return analyzeLarge(given, runner)
    const opened = await readInputs(given.paths, runner)
    const analyzed = analyze(opened.sources, { encryption: given.encryption, opened, essentials: !given.json })
    const { analysis } = analyzed
    const judged = {
      ...analysis,
      carried: given.json ? { ...analyzed.carried } : carrierSizesFor(given.routes, analyzed),
    }
    const reports = judgeRoutes(judged, given.cluster)
    if (given.json) await writeJson(analyzeReport(analyzed, given.cluster), runner.out)
    else await writeLines(runner.out, reportText(analysis, reports, given))
    if (!analysis.resources.some(resource => resource.readable)) throw new NothingReadable()
    const isBroken = analysis.problems.some(problem => problem.severity === 'error')
    return isBroken || isRefused(reports, given) ? 1 : 0
  },
})

/** Whether a route carries the input in an object that has to be built and compressed to be measured. */
export function isBuilt(asked: readonly RouteId[]): boolean {
  return asked.some(id => carrierSizesOf(routeOf(id)).length > 0)
}

/** What has to be built and compressed for the routes that are asked about. */
export function carrierSizesFor(asked: readonly RouteId[], { carried }: AnalyzedInput): CarrierSizes {
  return asked.reduce<CarrierSizes>((known, id) => withCarrierSizes(known, carried, routeOf(id)), {})
}

/** Whether a route that is asked about does not take the input, or is not known to. */
export function isRefused(
  reports: readonly RouteReport[],
  { routes: asked, failOn }: Pick<AnalyzeArguments, 'routes' | 'failOn'>,
): boolean {
  return reports.some(
    ({ route, verdict, later }) =>
      asked.includes(route) &&
      (verdict === 'refused' ||
        verdict === 'unknown' ||
        verdict === failOn ||
        (failOn === 'later' && later !== undefined)),
  )
}

function readEncryption(provider: string | undefined, keyName: string | undefined): Encryption | null {
  if (keyName !== undefined && provider === undefined) throw new WrongUsage('--key-name goes with --encryption')
  if (keyName === '') throw new WrongUsage('--key-name takes a name')
  if (provider === undefined) return null
  const known = choose<Encryption['provider']>('--encryption', provider, ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])
  return { provider: known, keyName: keyName ?? 'key1' }
}
