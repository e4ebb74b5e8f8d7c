import { parseArgs } from 'node:util'
import { analyze, refusedInBundles, withRefused } from '../core/analysis'
import { appliers } from '../core/export'
import type { ClusterLimits } from '../core/limit'
import type { PlanSettings } from '../core/plan'
import { withoutUnits } from '../core/resource'
import { damageOf, type OpenedSources } from '../core/source'
import { buildSplit } from '../core/split'
import { chooseKeySplits } from './choose-key-splits'
import { command, NothingReadable, WrongUsage } from './command'
import { aboutOption } from './export-options'
import { planNames, planOptions, readPlan } from './plan-options'
import { problemLine } from './problem-words'
import { readInputs } from './read-inputs'
import { clusterOptions, readCluster } from './read-limits'
import { readRoute } from './read-route'
import { requireMatches } from './require-matches'
import { splitText, toldRefusals } from './split-text'
import { writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'

export interface SplitArguments {
  readonly paths: readonly string[]
  readonly settings: PlanSettings
  readonly cluster: ClusterLimits
  /** Patterns of ConfigMaps and Secrets that become several. */
  readonly splitByKey: readonly string[]
  /** A folder, or a file ending `.zip`. */
  readonly out: string
}

/** `plimsoll split`: writes bundles with a proof. Nothing that is there already is overwritten. */
export const splitCommand = command<SplitArguments>({
  name: 'split',
  usage: [
    `split   [FILE|DIR|-]... --plan ${planNames.join('|')}`,
    '[--max-bytes N] [--max-resources N] [--format text|json|auto] [--include PATTERN]... [--exclude PATTERN]...',
    '[--split-by-key PATTERN]...',
    '[--export APPLIER [--option KEY=VALUE]...] [--route ID] [--limits PRESET|FILE] [--validate strict|warn|ignore] [--name NAME] --out DIR|FILE.zip',
  ],
  about: [
    'split writes bundles that fit, with a proof that they hold what came in. --format auto keeps the text and writes JSON where only that fits;',
    'it is what an applier with a limit takes where nothing is said. --export says for whom, --route by which route: each alone sets the other.',
    'Patterns: kind:K, name:N, K/N, group:G, namespace:N (ns:), label:KEY=VALUE, or a bare kind or name; * and ? stand for any characters.',
    '--split-by-key makes several of each ConfigMap and Secret that a pattern matches, by their keys, and rewrites all that names them.',
    'Appliers and their options, with defaults:',
    ...appliers.flatMap(({ id, options }) => [
      `  ${id}`,
      ...options.map(option => `    ${`${option.name}=${option.default}`.padEnd(36)} ${aboutOption(option)}`),
    ]),
  ],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        ...planOptions,
        route: { type: 'string' },
        ...clusterOptions,
        'split-by-key': { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
      },
    })
    const route = values.route === undefined ? null : readRoute(values.route)
    const cluster = readCluster(values)
    const settings = readPlan(values, route, cluster)
    if (!values.out) throw new WrongUsage('--out DIR or --out FILE.zip says where the bundles go')
    return { paths: positionals, settings, cluster, splitByKey: values['split-by-key'], out: values.out }
  },

  async run({ paths, settings, cluster, splitByKey, out: output }, runner) {
    requireFree(output)
    const opened = await readInputs(paths, runner)
    const { load, problems, unmatched, known, told } = measureOnly(opened, { settings, cluster, splitByKey })
    await writeLines(runner.err, problems.map(problemLine))
    if (!load.resources.some(resource => resource.readable)) throw new NothingReadable()

    requireMatches(load, settings.filter)
    await writeLines(
      runner.err,
      unmatched.map(pattern => `plimsoll: --split-by-key ${pattern} matches no ConfigMap or Secret`),
    )
    const built = buildSplit(load, known, () => {}, damageOf(problems))
    await writeOutput(output, built)
    await writeLines(runner.out, splitText(load, built, output, told))
    const broken = unmatched.length > 0 || problems.some(({ severity }) => severity === 'error')
    const complete =
      built.proof.passed &&
      built.plan.unplaced.length === 0 &&
      built.plan.unparsed.length === 0 &&
      built.splits.every(({ parts }) => parts.length > 0)
    return broken || !complete ? 1 : 0
  },
})

/**
 * The sizes, most of what an analysis holds, are not kept for the rest of the split: only what its bundles cannot help.
 */
function measureOnly(
  opened: OpenedSources,
  { settings, cluster, splitByKey }: Pick<SplitArguments, 'settings' | 'cluster' | 'splitByKey'>,
) {
  const analyzed = analyze(opened.sources, { opened, essentials: true, verdictsIn: cluster })
  const load = withoutUnits(analyzed.load)
  const { resources, problems } = analyzed.analysis
  const { choices, unmatched } = chooseKeySplits(load, settings, splitByKey)
  const chosen = { ...settings, keySplits: choices }
  const refused = refusedInBundles(resources, chosen, cluster)
  return { load, problems, unmatched, known: withRefused(chosen, refused), told: toldRefusals(refused) }
}
