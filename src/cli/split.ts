import { analyze, refusedInBundles, withRefused } from '../core/analysis'
import type { ClusterLimits } from '../core/limit'
import type { PlanSettings } from '../core/plan'
import { withoutUnits } from '../core/resource'
import { damageOf, type OpenedSources } from '../core/source'
import { buildSplit } from '../core/split'
import { chooseKeySplits } from './choose-key-splits'
import { command, NothingReadable } from './command'
import { type InputRequest, inputRequest } from './input-request'
import { planOptions, readPlan } from './plan-options'
import { problemLine } from './problem-words'
import { readInputs } from './read-inputs'
import { readCluster } from './read-limits'
import { requireMatches } from './require-matches'
import { splitText, toldRefusals } from './split-text'
import { clusterOptions, inputOptions, routeOption, speechOptions } from './table/shared-options'
import { writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'
import { WrongUsage } from './wrong-usage'

export interface SplitArguments {
  readonly input: InputRequest
  readonly settings: PlanSettings
  readonly cluster: ClusterLimits
  /** Patterns of ConfigMaps and Secrets that become several. */
  readonly splitByKey: readonly string[]
  /** A folder, or a file ending `.zip`. */
  readonly out: string
}

/** `plimsoll split`: writes bundles with a proof. Nothing that is there already is overwritten. */
export const splitCommand = command({
  name: 'split',
  summary: 'bundles that fit, with a proof that nothing was lost',
  args: '[FILE|DIR|-]...',
  about: [
    'Writes bundles in the shape of who applies them, with how to apply them, a plan.json and a proof. What is there already is never overwritten.',
  ],
  options: {
    ...inputOptions,
    ...planOptions,
    'split-by-key': {
      type: 'words',
      value: 'PATTERN',
      about: 'make several of each ConfigMap and Secret that matches, by their keys, and rewrite what names them',
    },
    route: routeOption,
    ...clusterOptions,
    out: { type: 'word', value: 'DIR|FILE.zip', completes: 'files', about: 'where they go' },
    verbose: speechOptions.verbose,
  },
  examples: [
    { call: 'plimsoll split tigera-operator.yaml --plan crds-first', says: 'the CRDs, then the rest' },
    { call: 'plimsoll split manifests/ --export clusterresourceset --out crs.zip', says: 'ConfigMaps under 1 MiB' },
  ],

  read({ args, values }) {
    const cluster = readCluster(values)
    const settings = readPlan(values, values.route ?? null, cluster)
    if (!values.out) throw new WrongUsage('--out DIR or --out FILE.zip says where the bundles go')
    return {
      input: inputRequest(args, values),
      ...{ settings, cluster, splitByKey: values['split-by-key'], out: values.out },
    }
  },

  async run({ input, settings, cluster, splitByKey, out: output }, runner) {
    requireFree(output)
    const opened = await readInputs(input, runner)
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
  const analyzed = analyze(opened.sources, { opened, essentials: true })
  const load = withoutUnits(analyzed.load)
  const { resources, problems } = analyzed.analysis
  const { choices, unmatched } = chooseKeySplits(load, settings, splitByKey)
  const chosen = { ...settings, keySplits: choices }
  const refused = refusedInBundles(resources, chosen, cluster)
  return { load, problems, unmatched, known: withRefused(chosen, refused), told: toldRefusals(refused) }
}
