import { parseArgs } from 'node:util'
import { type Analysis, analyze, refusedInBundles, type Weighing } from '../core/analysis'
import { bytes } from '../core/bytes'
import { type ApplierId, applierOf, appliers, appliersOn, routesOf } from '../core/export'
import type { LimitSettings } from '../core/limit'
import { type PlanSettings, presets } from '../core/plan'
import { planOf } from '../core/question'
import type { Load } from '../core/resource'
import type { RouteId } from '../core/route'
import type { OpenedSources } from '../core/source'
import { type BuiltExport, buildExport } from '../core/split'
import type { Verdict } from '../core/verdict'
import { choose } from './choose'
import { chooseKeySplits } from './choose-key-splits'
import { command, NothingReadable, WrongUsage } from './command'
import { aboutOption, readOptions } from './export-options'
import { problemLine } from './problem-words'
import { readInputs } from './read-inputs'
import { readCluster } from './read-limits'
import { readRoute } from './read-route'
import { requireMatches } from './require-matches'
import { type RefusedInBundle, splitText } from './split-text'
import { writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'

/** The presets by their names here; one is called by an older word in settings. */
const plans = presets.map(preset => (preset === 'crds-apart' ? 'crds-first' : preset))

/** The name of a plan in its settings; `crds-apart` is an older word for it on the command line too. */
function readPlan(word: string | undefined): PlanSettings['preset'] {
  const plan = word === 'crds-apart' ? 'crds-first' : choose('--plan', word, plans)
  return plan === 'crds-first' ? 'crds-apart' : plan
}

export interface SplitArguments {
  readonly paths: readonly string[]
  readonly settings: PlanSettings
  /** The cluster that is asked about. */
  readonly cluster: LimitSettings
  /** Patterns of ConfigMaps and Secrets that become several. */
  readonly splitByKey?: readonly string[]
  /** A folder, or a file ending `.zip`. */
  readonly out: string
}

/** `plimsoll split`: writes bundles with a proof. Nothing that is there already is overwritten. */
export const splitCommand = command<SplitArguments>({
  name: 'split',
  usage: [
    `split   [FILE|DIR|-]... --plan ${plans.join('|')}`,
    '[--max-bytes N] [--max-resources N] [--format text|json|auto] [--include PATTERN]... [--exclude PATTERN]...',
    '[--split-by-key PATTERN]...',
    '[--export TARGET [--option KEY=VALUE]...] [--route ID] [--limits PRESET|FILE] [--validate strict|warn|ignore] [--name NAME] --out DIR|FILE.zip',
  ],
  about: [
    'split writes bundles that fit, with a proof that they hold what came in. --format auto keeps the text and writes JSON where only that fits;',
    'it is what a target with a limit takes where nothing is said. --export says for whom, --route by which route: each alone sets the other.',
    'Patterns: kind:K, name:N, K/N, group:G, namespace:N (ns:), label:KEY=VALUE, or a bare kind or name; * and ? stand for any characters.',
    '--split-by-key makes several of each ConfigMap and Secret that a pattern matches, by their keys, and rewrites all that names them.',
    'Targets and their options, with defaults:',
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
        plan: { type: 'string' },
        'max-bytes': { type: 'string' },
        format: { type: 'string' },
        // The older word for it.
        form: { type: 'string' },
        export: { type: 'string' },
        route: { type: 'string' },
        limits: { type: 'string' },
        validate: { type: 'string', default: 'strict' },
        name: { type: 'string', default: 'bundles' },
        option: { type: 'string', multiple: true, default: [] },
        include: { type: 'string', multiple: true, default: [] },
        exclude: { type: 'string', multiple: true, default: [] },
        'max-resources': { type: 'string' },
        'split-by-key': { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
      },
    })
    const preset = readPlan(values.plan)
    const format = values.format ?? values.form
    const { target, route } = chooseApplier(values.export, values.route)
    const form = format === undefined ? applierOf(target).format : choose('--format', format, ['text', 'json', 'auto'])
    const options = readOptions(target, values.option)
    const maxBytes = positive('--max-bytes', 'bytes', values['max-bytes'])
    const maxResources = positive('--max-resources', 'resources', values['max-resources'])
    if (!/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/.test(values.name)) {
      throw new WrongUsage('--name takes at most 40 lower-case letters, digits and hyphens')
    }
    if (!values.out) throw new WrongUsage('--out DIR or --out FILE.zip says where the bundles go')
    const cluster = readCluster(values.limits, values.validate)
    const plan = {
      ...{ preset, form, applier: target, options, name: values.name },
      maxBytes: maxBytes === null ? null : bytes(maxBytes),
      maxResources,
      filter: { include: values.include, exclude: values.exclude },
    }
    const settings = planOf({ route, cluster, plan })
    if (!settings) throw new WrongUsage(noApplier(route))
    return { paths: positionals, settings, cluster, splitByKey: values['split-by-key'], out: values.out }
  },

  async run({ paths, settings, cluster, splitByKey = [], out: target }, runner) {
    requireFree(target)
    const opened = await readInputs(paths, runner)
    const { load, problems, verdicts } = loadJudged(opened, settings, cluster)
    await writeLines(runner.err, problems.map(problemLine))
    if (!load.resources.some(resource => resource.readable)) throw new NothingReadable()

    requireMatches(load, settings.filter)
    const { choices, unmatched } = chooseKeySplits(load, settings, splitByKey)
    await writeLines(
      runner.err,
      unmatched.map(pattern => `plimsoll: --split-by-key ${pattern} matches no ConfigMap or Secret`),
    )
    const built = buildExport(load, { ...settings, keySplits: choices })
    await writeOutput(target, built)
    const refused = refusedIn(load, built, verdicts)
    await writeLines(runner.out, splitText(load, built, target, refused))
    const broken = unmatched.length > 0 || problems.some(({ severity }) => severity === 'error')
    const complete =
      built.proof.passed &&
      built.plan.unplaced.length === 0 &&
      built.plan.unparsed.length === 0 &&
      refused.length === 0 &&
      built.splits.every(({ parts }) => parts.length > 0)
    return broken || !complete ? 1 : 0
  },
})

interface Loaded extends Pick<Weighing, 'load'>, Pick<Analysis, 'problems'> {
  /** What no bundle helps, by the index of the resource. */
  readonly verdicts: ReadonlyMap<number, Verdict>
}

/** The weights, most of what an analysis holds, are not kept for the rest of the split. */
function loadJudged(opened: OpenedSources, { target, route }: PlanSettings, cluster: LimitSettings): Loaded {
  const { analysis, load } = analyze(opened.sources, { opened, essentials: true })
  const asked = { route: route ?? routesOf(target)[0], applier: target, cluster }
  return { load, problems: analysis.problems, verdicts: refusedInBundles(analysis.resources, asked) }
}

/** What stands in a bundle and is refused all the same. A size is no longer that of the input where a ConfigMap or Secret was split by key. */
function refusedIn(load: Load, { plan, splits }: BuiltExport, verdicts: Loaded['verdicts']): RefusedInBundle[] {
  const split = new Set(splits.filter(({ parts }) => parts.length > 0).map(({ resource }) => resource))
  return plan.bundles.flatMap(({ name, placements }) =>
    placements.flatMap(({ resource }) => {
      const verdict = verdicts.get(resource)
      const id = load.resources[resource]?.id ?? ''
      return verdict && (verdict.limit === null || !split.has(id)) ? [{ bundle: name, id, verdict }] : []
    }),
  )
}

/** For whom bundles are written, and by which route they go in: each sets the other where it is alone. */
function chooseApplier(
  applier: string | undefined,
  wanted: string | undefined,
): { readonly target: ApplierId; readonly route: RouteId } {
  const ids = appliers.map(({ id }) => id)
  const target = applier === undefined ? null : choose('--export', applier, ids)
  const route = wanted === undefined ? null : readRoute(wanted)
  if (route === null) return { target: target ?? 'kubectl', route: routesOf(target ?? 'kubectl')[0] }
  const [first, ...others] = appliersOn(route)
  if (first === undefined) throw new WrongUsage(noApplier(route))
  if (target === null) return { target: first, route }
  if (routesOf(target).includes(route)) return { target, route }
  throw new WrongUsage(
    `--export ${target} does not go by ${route}: it goes by ${routesOf(target).join(', ')}; by ${route} goes --export ${[first, ...others].join(', ')}`,
  )
}

/** Why nothing is split for a route, and what to ask instead. */
export function noApplier(route: RouteId): string {
  return `no bundles are written for ${route}; --export kubectl asks for kubectl instead (${routesOf('kubectl').join(', ')})`
}

function positive(option: string, unit: string, word: string | undefined): number | null {
  if (word === undefined) return null
  const count = Number(word)
  if (!(Number.isSafeInteger(count) && count > 0))
    throw new WrongUsage(`${option} takes a number of ${unit}, not '${word}'`)
  return count
}
