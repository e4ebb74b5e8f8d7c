import { parseArgs } from 'node:util'
import { type Analysis, analyze, judgeRoutes, verdictRows, type Weighing, weighCarried } from '../core/analysis'
import { bytes } from '../core/bytes'
import type { Encryption } from '../core/encoding'
import { defaultLimitSettings, type LimitSettings, limitPresets } from '../core/limit'
import { type RouteId, routeOf, routes } from '../core/route'
import { analyzeLarge } from './analyze-large'
import { analyzeNdjson } from './analyze-ndjson'
import { choose } from './choose'
import { command, NothingReadable, type Output, WrongUsage } from './command'
import { problemMessage } from './problem-words'
import { readInputs } from './read-inputs'
import { readLimits } from './read-limits'
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
  /** The routes whose verdicts decide the exit status. */
  readonly routes: readonly RouteId[]
  readonly failOn: 'refused' | 'tight'
  /** The limits of the cluster. */
  readonly limits: LimitSettings
  /** How the cluster encrypts values at rest; null: it does not. */
  readonly encryption: Encryption | null
}

/** `plimsoll analyze`: weighs the inputs and says how they fare; the exit status is that of the judged routes. */
export const analyzeCommand = command<AnalyzeArguments>({
  name: 'analyze',
  usage: [
    'analyze [FILE|DIR|-]... [--json|--ndjson] [--route ID]... [--fail-on refused|tight]',
    '[--limits PRESET|FILE]',
    '[--encryption aescbc|aesgcm|secretbox|kms-v2 [--key-name NAME]]',
  ],
  about: [
    'analyze weighs manifests against the limits they meet on their way into a cluster. Routes:',
    `  ${routes.map(route => route.id).join(', ')}`,
    `--limits takes ${limitPresets.map(({ id }) => id).join(', ')}, or a JSON file such as {"preset": "kubernetes", "own": {"etcd.request": 2097152},`,
    '"tightOver": 0.85}.',
    '--json writes everything that is known; --ndjson one resource a line as it is read, with its verdicts, problems on standard error: for',
    'inputs of any size, without gzip sizes and ledgers. From a pipe, a custom resource before its definition is weighed as if there were none.',
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
      failOn: choose('--fail-on', values['fail-on'], ['refused', 'tight']),
      limits: values.limits === undefined ? defaultLimitSettings : readLimits(values.limits),
      encryption: readEncryption(values.encryption, values['key-name']),
    }
  },

  async run(given, runner) {
    if (given.ndjson) return analyzeNdjson(given, runner)
    if (!given.json && !given.routes.some(isBuilt) && isStreamed(given.paths)) return analyzeLarge(given, runner)
    const opened = await readInputs(given.paths, runner)
    const options = { encryption: given.encryption, limits: given.limits, opened, essentials: !given.json }
    const weighing = withCarried(analyze(opened.sources, options), given)
    const { analysis } = weighing
    if (given.json) await writeReport(weighing, runner.out)
    else await writeLines(runner.out, reportText(analysis, given.routes))
    if (!analysis.resources.some(resource => resource.readable)) throw new NothingReadable()
    return isBroken(analysis) || isRefused(analysis, given) ? 1 : 0
  },
})

/** What has to be built and compressed first is weighed where it is asked for: in the JSON, and for the judged routes. */
function withCarried(weighing: Weighing, { json, routes: judged }: AnalyzeArguments): Weighing {
  const { analysis, load } = weighing
  if (!json && !judged.some(isBuilt)) return weighing
  const whole = { ...analysis.whole, carried: weighCarried(load) }
  const routes = judgeRoutes({ ...analysis, whole }, analysis.settings.limits)
  return { ...weighing, analysis: { ...analysis, whole, routes } }
}

/** Whether the route carries the input in an object that has to be built and compressed to be weighed. */
function isBuilt(id: RouteId): boolean {
  const none = bytes(0)
  const unbuilt = { source: none, largestSource: none, jsonDocuments: none, manifestWork: none, carried: null }
  return routeOf(id).carriers.some(({ measure }) => measure(unbuilt) === null)
}

function readEncryption(provider: string | undefined, keyName: string | undefined): Encryption | null {
  if (keyName !== undefined && provider === undefined) throw new WrongUsage('--key-name goes with --encryption')
  if (keyName === '') throw new WrongUsage('--key-name takes a name')
  if (provider === undefined) return null
  const known = choose<Encryption['provider']>('--encryption', provider, ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])
  return { provider: known, keyName: keyName ?? 'key1' }
}

/** The JSON of the contracts: the analysis, with the byte ledgers of every resource and a sentence for every problem. */
async function writeReport({ analysis, load, ledgers }: Weighing, out: Output): Promise<void> {
  const resources = function* () {
    for (const [index, report] of analysis.resources.entries()) {
      const resource = load.resources[index]
      yield { ...report, ledger: resource ? ledgers(resource) : null }
    }
  }
  const problems = function* () {
    for (const problem of analysis.problems) yield { ...problem, message: problemMessage(problem) }
  }
  const { routes: _, ...contract } = analysis
  const verdicts = verdictRows(analysis, analysis.settings.limits)
  await writeJson({ ...contract, resources: resources(), verdicts, problems: problems() }, out)
}

function isBroken(analysis: Analysis): boolean {
  return analysis.problems.some(problem => problem.severity === 'error')
}

function isRefused(analysis: Analysis, { routes: judged, failOn }: AnalyzeArguments): boolean {
  return analysis.routes.some(
    ({ route, verdict }) =>
      judged.includes(route) && (verdict === 'refused' || (failOn === 'tight' && verdict === 'tight')),
  )
}
