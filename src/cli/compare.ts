import {
  type Analysis,
  type AnalyzedInput,
  analyze,
  changesNotInPlace,
  judgeRoutes,
  type RouteReport,
  refusedInBundles,
  sameObjects,
  withRefused,
} from '../core/analysis'
import { formatCount } from '../core/bytes'
import {
  bundlesToApply,
  type Change,
  type ComparedBundle,
  type ComparedLater,
  type ComparedResource,
  type ComparedWhole,
  type Comparison,
  compareAnalyses,
  compareWholes,
  isNewlyRefused,
} from '../core/compare'
import type { ClusterLimits } from '../core/limit'
import type { PlanSettings } from '../core/plan'
import type { UpgradeRemedy } from '../core/resource'
import { type RouteId, routeOf } from '../core/route'
import { damageOf, type OpenedSources } from '../core/source'
import { buildSplit } from '../core/split'
import { laterText } from '../core/words'
import { carrierSizesFor } from './analyze-pieces'
import { command, NothingReadable } from './command'
import { type InputRequest, inputRequest, inputWords } from './input-request'
import { nextLines } from './next-commands'
import { planOptions, readPlan, saysPlan } from './plan-options'
import { readInputs } from './read-inputs'
import { clusterWords, readCluster } from './read-limits'
import { requireMatches } from './require-matches'
import { problemLines } from './skipped'
import { splitText } from './split-text'
import { spokenName } from './spoken-name'
import {
  clusterOptions,
  forceOption,
  jsonOptions,
  pathOptions,
  routesOption,
  speechOptions,
  wantsJson,
} from './table/shared-options'
import { writeJson } from './write-json'
import { type Line, paragraphs, writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'
import { WrongUsage } from './wrong-usage'

interface CompareArguments {
  readonly before: InputRequest
  readonly after: InputRequest
  readonly json: boolean
  /** The routes whose refusals decide the exit status. */
  readonly routes: readonly RouteId[]
  readonly failOn: 'refused' | 'grown' | 'later'
  readonly cluster: ClusterLimits
  /** The options of the cluster as they were given, to ask the same again. */
  readonly again?: string
  /** A plan of the later input, of which the bundles to apply again are said, and written where `out` is given. */
  readonly plan: PlanSettings | null
  readonly out: string | null
  /** Whether what an earlier split wrote there is replaced. */
  readonly force?: boolean
}

/** `plimsoll compare BEFORE AFTER`: what was added, is gone, grew, shrank or is newly refused. */
export const compareCommand = command({
  args: 'BEFORE AFTER',
  about: [
    'Sets two inputs side by side: each a file, a folder, an archive, or - once. Exit status 1 where a judged route newly refuses a resource or what carries the whole, or a document is broken.',
    'With --plan it says which bundles of AFTER an upgrade applies again, by the first --route; without one the route of the plan judges.',
  ],
  options: {
    route: { ...routesOption, usual: 'client-side-apply' },
    'fail-on': {
      type: 'word',
      choices: ['refused', 'grown', 'later'],
      usual: 'refused',
      about: 'exit status 1 for newly refused, also grown JSON, also a refused next write',
    },
    ...clusterOptions,
    ...planOptions,
    out: { type: 'word', value: 'DIR|FILE.zip', completes: 'files', about: 'write the bundles to apply again' },
    force: forceOption,
    ...jsonOptions,
    verbose: speechOptions.verbose,
    ...pathOptions,
  },
  examples: [
    { call: 'plimsoll compare released/ manifests/ --fail-on grown', says: 'for CI' },
    { call: 'plimsoll compare v1.yaml v2.yaml --plan crds-first --out upgrade', says: 'what to apply again' },
  ],

  read({ args, values }) {
    const [before, after, more] = args
    if (before === undefined || after === undefined || more !== undefined) {
      throw new WrongUsage('compare takes two inputs: BEFORE and AFTER')
    }
    const isPlanned = saysPlan(values)
    if (values.out !== undefined && !isPlanned) throw new WrongUsage('--out goes with --plan')
    const { route: routes, out = null, force, 'fail-on': failOn = 'refused' } = values
    const cluster = readCluster(values)
    const plan = isPlanned ? readPlan(values, routes[0] ?? null, cluster) : null
    return {
      before: inputRequest([before], values),
      after: inputRequest([after], values),
      ...{ failOn, cluster, plan, out, force },
      again: clusterWords(values),
      json: wantsJson(values),
      routes: routes.length > 0 ? routes : [plan?.route ?? 'client-side-apply'],
    }
  },

  async run(given, runner) {
    if (given.out !== null) requireFree(given.out, given)
    const earlier = await readInputs(given.before, runner)
    const later = await readInputs(given.after, runner)
    const before = analyzedWith(earlier)
    const after = analyzedWith(later)
    const same = sameObjects(before, after)
    const comparison = compareAnalyses(
      before.analysis,
      after.analysis,
      same,
      given.cluster,
      changesNotInPlace(before, after),
    )
    const problems = [...before.analysis.problems, ...after.analysis.problems]
    await writeLines(runner.err, problemLines(problems, given.after.verbose))
    if (comparison.before.resources + comparison.after.resources === 0) throw new NothingReadable()
    if (given.plan) requireMatches(after.load, given.plan.filter)
    const wholes = compareWholes(judged(before, given), judged(after, given))
    const bundles = given.plan && bundlesToApply(comparison, buildSplit(after.load, given.plan).plan)
    if (given.json) await writeJson({ ...comparison, wholes, ...(bundles && { bundles }) }, runner.out)
    else {
      const asked = wholes.filter(({ route }) => given.routes.includes(route))
      const parts = [...comparisonText(comparison, before.analysis, after.analysis, given.routes), wholesText(asked)]
      const next = nextAfter(isWorse(comparison, wholes, { ...given, failOn: 'refused' }), given)
      await writeLines(runner.out, paragraphs<Line>([...parts, bundlesText(bundles ?? []), next]))
    }
    if (given.plan && bundles && given.out !== null) {
      const again = bundles.filter(({ toApply }) => toApply.length > 0).map(({ name }) => name)
      const settings = { ...given.plan, bundles: again }
      const refused = refusedInBundles(after.analysis.resources, settings, given.cluster)
      const built = buildSplit(after.load, withRefused(settings, refused), () => {}, damageOf(after.analysis.problems))
      await writeOutput(given.out, built, given)
      if (!given.json) await writeLines(runner.out, ['', ...splitText(after.load, built, given.out, refused)])
      if (!built.proof.passed) return 1
    }
    const isBroken = problems.some(({ severity }) => severity === 'error')
    return isBroken || isWorse(comparison, wholes, given) ? 1 : 0
  },
})

/** What to run next: the fix of what got worse, or what an upgrade applies again. */
function nextAfter(isWorse: boolean, { before, after, routes, plan, out, again = '' }: CompareArguments): Line[] {
  const [route] = routes
  const asked = route === undefined || route === 'client-side-apply' ? '' : ` --route ${route}`
  const later = inputWords(after)
  if (isWorse)
    return nextLines([{ call: `plimsoll fix${later}${asked}${again}`, says: 'the smallest change that brings all in' }])
  if (plan !== null || out !== null) return []
  const call = `plimsoll compare${inputWords({ paths: before.paths })}${later}${asked}${again} --plan stages`
  return nextLines([{ call, says: 'which bundles an upgrade applies again' }])
}

/** Nothing of single resources is compressed and nothing digested, as a comparison says nothing of either. */
function analyzedWith(opened: OpenedSources): AnalyzedInput {
  const analyzed = analyze(opened.sources, { opened, essentials: true })
  const { analysis, gzip } = analyzed
  return { ...analyzed, analysis: { ...analysis, whole: { ...analysis.whole, gzip: gzip(null) } } }
}

/** One input on every route; what has to be built to be measured is built for the routes that are asked about. */
function judged(analyzed: AnalyzedInput, { routes, cluster }: CompareArguments): RouteReport[] {
  return judgeRoutes({ ...analyzed.analysis, carried: carrierSizesFor(routes, analyzed) }, cluster)
}

/** The objects that carry the whole input on the routes that are asked about. */
function wholesText(wholes: readonly ComparedWhole[]): string[] {
  return wholes.flatMap(whole => {
    const { route, before, after } = whole
    const sizes = `${count(before.bytes)}${count(after.bytes)}${signed((after.bytes ?? 0) - (before.bytes ?? 0))}`
    const row = `${sizes}  ${routeOf(route).name}, the whole input: ${after.verdict}`
    return isNewlyRefused(whole) ? [row, `${indent}newly refused`] : [row]
  })
}

function bundlesText(bundles: readonly ComparedBundle[]): string[] {
  if (bundles.length === 0) return []
  const lines = bundles.map(({ name, resources, toApply }) =>
    toApply.length === 0 ? `same   ${name}` : `apply  ${name}, ${toApply.length} of ${resources}`,
  )
  return ['bundles of AFTER in an upgrade', ...lines]
}

function isWorse(
  { resources, before, after }: Comparison,
  wholes: readonly ComparedWhole[],
  { routes, failOn }: CompareArguments,
): boolean {
  if (failOn === 'grown' && after.json > before.json) return true
  const isRefusedLater = ({ later }: ComparedResource): boolean =>
    later.some(({ route, after }) => routes.includes(route) && after?.outcome === 'refused')
  if (failOn === 'later' && resources.some(isRefusedLater)) return true
  if (wholes.some(whole => routes.includes(whole.route) && isNewlyRefused(whole))) return true
  return resources.some(({ newlyRefused }) => newlyRefused.some(route => routes.includes(route)))
}

const shown: readonly Change[] = ['added', 'gone', 'grown', 'shrunk', 'changed']

/** The counts, the totals, then every resource that is not the same, the largest difference first; as paragraphs. */
function comparisonText(
  comparison: Comparison,
  before: Analysis,
  after: Analysis,
  asked: readonly RouteId[],
): string[][] {
  const { counts, common } = comparison
  const said = shown.flatMap(change => (counts[change] > 0 ? [`${counts[change]} ${change}`] : []))
  const sentence =
    common === 0
      ? 'No resource is in both inputs.'
      : `${[...(said.length > 0 ? said : ['nothing differs']), `${counts.same} the same`].join(', ')}.`
  const totals = (['source', 'json', 'etcd', 'gzip'] as const).map(id => {
    const [from, to] = [comparison.before[id] ?? 0, comparison.after[id] ?? 0]
    return `${count(from)}${count(to)}${signed(to - from)}  ${totalNames[id]}`
  })
  const rows = comparison.resources
    .filter(({ change, later }) => change !== 'same' || later.some(({ route }) => asked.includes(route)))
    .map(resource => {
      const from = resource.before === null ? null : (before.resources[resource.before]?.bytes.json ?? null)
      const to = resource.after === null ? null : (after.resources[resource.after]?.bytes.json ?? null)
      const reports = [after.resources[resource.after ?? -1], before.resources[resource.before ?? -1]]
      const [report] = reports.filter(each => each !== undefined)
      const name = report ? spokenName(report) : resource.id
      return { ...resource, name, from, to, difference: (to ?? 0) - (from ?? 0) }
    })
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .flatMap(({ name, change, from, to, difference, newlyRefused, newlyTaken, later, notInPlace }) => [
      `${count(from)}${count(to)}${signed(difference)}  ${change.padEnd(8)}${name}`,
      ...(newlyRefused.length > 0 ? [`${indent}newly refused: ${namesOf(newlyRefused)}`] : []),
      ...(newlyTaken.length > 0 ? [`${indent}newly taken: ${namesOf(newlyTaken)}`] : []),
      ...later.filter(({ route }) => asked.includes(route)).map(each => `${indent}${comparedLaterText(each)}`),
      ...notInPlace.map(({ path, remedy }) => `${indent}cannot be changed in place: ${path}; ${upgradeWords[remedy]}`),
    ])
  const head = `${'before'.padStart(13)}${'after'.padStart(13)}${'difference'.padStart(14)}`
  return [[sentence], [`${head}  in total, bytes`, ...totals], [`${head}  resources, bytes of JSON`, ...rows]]
}

/**
 * "kubectl apply --server-side: fits once; the next … is refused (…)"; of what went wrong before and does no more: "no
 * longer: …".
 */
function comparedLaterText({ route, before, after }: ComparedLater): string {
  const told = after ?? before
  const words = told === null ? '' : laterText(told)
  return `${routeOf(route).name}: ${after === null ? 'no longer: ' : before === null ? 'newly: ' : ''}${words}`
}

const upgradeWords: Readonly<Record<UpgradeRemedy, string>> = {
  'new-name': 'give it another name, with those that use it, or remove it first',
  'remove-first': 'remove it first: kubectl delete, then apply',
  'remove-and-leave-pods': 'remove it first and leave its pods: kubectl delete --cascade=orphan, then apply',
  'keep-version': 'keep the version with served: false until no object is stored in it (status.storedVersions)',
}

const totalNames = { source: 'as written', json: 'JSON', etcd: 'in etcd', gzip: 'gzip' } as const
const indent = ' '.repeat(42)

/** The first of them; most that is refused on one route is refused on many. */
function namesOf(ids: readonly RouteId[]): string {
  const shown = ids.slice(0, routesShown).map(id => routeOf(id).name)
  const rest = ids.length - shown.length
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} other routes` : ''}`
}

const routesShown = 3

function count(size: number | null): string {
  return (size === null ? '-' : formatCount(size)).padStart(13)
}

function signed(difference: number): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '-' : ''
  return `${sign}${formatCount(Math.abs(difference))}`.padStart(14)
}
