import { analyze, refusedInBundles, withRefused } from '../core/analysis'
import { writeTar } from '../core/archive'
import type { ClusterLimits } from '../core/limit'
import type { PlanSettings } from '../core/plan'
import { withoutUnits } from '../core/resource'
import { damageOf, type OpenedSources } from '../core/source'
import { buildSplit } from '../core/split'
import { chooseKeySplits } from './choose-key-splits'
import { command, NothingReadable, type Runner } from './command'
import { type InputRequest, inputName, inputRequest } from './input-request'
import { planOptions, readPlan } from './plan-options'
import { progressOn } from './progress'
import { readInputs, standardInput } from './read-inputs'
import { readCluster } from './read-limits'
import { requireMatches } from './require-matches'
import { problemLines } from './skipped'
import { splitText, toldRefusals } from './split-text'
import { clusterOptions, forceOption, inputOptions, routeOption, speechOptions } from './table/shared-options'
import { writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'

export interface SplitArguments {
  readonly input: InputRequest
  readonly settings: PlanSettings
  readonly cluster: ClusterLimits
  /** Patterns of ConfigMaps and Secrets that become several. */
  readonly splitByKey: readonly string[]
  /** A folder, a file ending `.zip`, or `-`: a tar to standard output. */
  readonly out: string
  /** Whether what an earlier split wrote there is replaced. */
  readonly force?: boolean
  /** Whether only the plan is shown. */
  readonly isDry?: boolean
}

/** `plimsoll split`: writes bundles with a proof. Nothing that is there already is overwritten. */
export const splitCommand = command({
  args: '[FILE|DIR|-]...',
  about: [
    'Writes bundles in the shape of who applies them, with how to apply them, a plan.json and a proof. What is there already is overwritten only with --force, and only what split wrote.',
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
    out: {
      type: 'word',
      value: 'DIR|FILE.zip|-',
      completes: 'files',
      usual: 'INPUT-bundles',
      about: 'where they go; - writes a tar to standard output',
    },
    'dry-run': { type: 'flag', about: 'show the plan and write nothing' },
    force: forceOption,
    verbose: speechOptions.verbose,
  },
  examples: [
    { call: 'plimsoll split tigera-operator.yaml --plan crds-first', says: 'the CRDs, then the rest' },
    { call: 'plimsoll split manifests/ --export clusterresourceset --out crs.zip', says: 'ConfigMaps under 1 MiB' },
  ],

  read({ args, values }): SplitArguments {
    const cluster = readCluster(values)
    const input = inputRequest(args, values)
    const name = inputName(input)
    const settings = readPlan(values, values.route ?? null, cluster, name ?? 'bundles')
    const { force, 'dry-run': isDry, 'split-by-key': splitByKey } = values
    const out = values.out ?? (name === null ? 'bundles' : `${name}-bundles`)
    return { ...{ input, settings, cluster, splitByKey, out }, ...{ force, isDry } }
  },

  async run({ input, settings, cluster, splitByKey, out: output, force = false, isDry = false }, runner) {
    const isTar = output === standardInput
    if (!isTar && !isDry) requireFree(output, { force })
    const opened = await readInputs(input, runner)
    const { load, problems, unmatched, known, told } = measureOnly(opened, { settings, cluster, splitByKey }, runner)
    await writeLines(runner.err, problemLines(problems, input.verbose))
    if (!load.resources.some(resource => resource.readable)) throw new NothingReadable()

    requireMatches(load, settings.filter)
    await writeLines(
      runner.err,
      unmatched.map(pattern => `plimsoll: --split-by-key ${pattern} matches no ConfigMap or Secret`),
    )
    const built = buildSplit(load, known, () => {}, damageOf(problems))
    if (isTar && !isDry) {
      const inFolder = built.files.map(({ path, bytes, executable }) => ({
        ...{ bytes, executable },
        path: `${settings.name}/${path}`,
      }))
      await runner.out.write(writeTar(inFolder))
      await writeLines(runner.err, splitText(load, built, 'standard output', told))
    } else {
      if (!isDry) await writeOutput(output, built, { force })
      await writeLines(runner.out, splitText(load, built, isDry ? null : output, told))
    }
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
  { err }: Pick<Runner, 'err'>,
) {
  const progress = progressOn(err)
  const analyzed = analyze(opened.sources, {
    ...{ opened, essentials: true, verdictsIn: cluster },
    onProgress: (stage, done, of, { resources }) => stage === 'reading' && progress.show({ done, of, resources }),
  })
  progress.end()
  const load = withoutUnits(analyzed.load)
  const { resources, problems } = analyzed.analysis
  const { choices, unmatched } = chooseKeySplits(load, settings, splitByKey)
  const chosen = { ...settings, keySplits: choices }
  const refused = refusedInBundles(resources, chosen, cluster)
  return { load, problems, unmatched, known: withRefused(chosen, refused), told: toldRefusals(refused) }
}
