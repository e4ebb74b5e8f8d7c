import { parseArgs } from 'node:util'
import {
  type AnalyzedInput,
  analyze,
  chosenTrim,
  fixOf,
  refusedInBundles,
  removalsOf,
  type TrimFix,
  trimFixOf,
  withRefused,
} from '../core/analysis'
import { formatCount } from '../core/bytes'
import { adviceTexts, type ClusterLimits } from '../core/limit'
import { changeOfFix, type PlanChoice, planOf, type Question } from '../core/question'
import {
  isWorthNaming,
  type RemedyReport,
  type SmallestFix,
  type TrimReport,
  type TrimWayId,
  trimWayIds,
} from '../core/remedy'
import { type RouteId, routeOf } from '../core/route'
import { damageOf } from '../core/source'
import { buildSplit } from '../core/split'
import { consequenceOf, isWholeEstimated, type RecognizedError, recognizeErrors, type Verdict } from '../core/verdict'
import { lossText, refusalText, remedyText, whyNotClause } from '../core/words'
import { type ExplainedError, errorsIn } from '../library/fix'
import { choose } from './choose'
import { command, Failure, NothingReadable, type Status, type Terminal, WrongUsage } from './command'
import { errorLines, noKnownError, toSeeMore } from './error-words'
import { noApplier } from './plan-options'
import { problemLine } from './problem-words'
import { readInputs, readStandardInput, standardInput } from './read-inputs'
import { clusterOptions, readCluster } from './read-limits'
import { readRoute } from './read-route'
import { readText } from './read-text'
import { splitText } from './split-text'
import { trimDifference, trimText } from './trim-text'
import { writeJson } from './write-json'
import { paragraphs, writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'

export interface FixArguments {
  readonly paths: readonly string[]
  /** Null: not said. */
  readonly route: RouteId | null
  readonly json: boolean
  /** The limits of the cluster. */
  readonly cluster: ClusterLimits
  /** Where the fixed bundles go; null: nothing is written. */
  readonly out: string | null
  /** Descriptions of CRDs are trimmed until they fit: by a way, or the lightest; null: no trim is asked for. */
  readonly trim: TrimWayId | 'lightest' | null
  /** Whether every line that a trim takes out is said. */
  readonly diff: boolean
  /** A file with what kubectl and others printed; null: none. */
  readonly error: string | null
}

/** `plimsoll fix`: the least change that makes everything fit a route; with `--out` it is made. */
export const fixCommand = command<FixArguments>({
  name: 'fix',
  usage: [
    'fix     [FILE|DIR|-]... [--route ID] [--limits PRESET|FILE] [--validate strict|warn|ignore] [--error FILE|-] [--json] [--out DIR|FILE.zip]',
    '        [--trim] [--trim-by WAY] [--diff]',
  ],
  about: [
    'fix finds the least invasive set of remedies that makes everything fit a route (client-side-apply), and what each costs. --out',
    'writes the bundles so changed, with their proof. --error reads what kubectl, Helm, Argo CD, Flux or a log said, finds the limit and the',
    'resource, and tries every remedy on it; without any input the text alone is answered. `-` reads it from a pipe: kubectl apply -f FILE 2>&1 |',
    'plimsoll fix --error - FILE. It is answered for the program that printed it, or for --route. Exit status 1 where something stays out, or',
    'where no known text is in the error.',
    '--trim trims the descriptions of every CRD that is refused for its size, as little as fits with 2 % to spare: it shows the bytes at each',
    `step and what is lost. It takes the way that loses the fewest descriptions; --trim-by takes another: ${trimWayIds.join(', ')}.`,
    '--diff names every line that goes and what is left of it.',
  ],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        route: { type: 'string' },
        ...clusterOptions,
        error: { type: 'string' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        trim: { type: 'boolean', default: false },
        'trim-by': { type: 'string' },
        diff: { type: 'boolean', default: false },
      },
    })
    if (values.error === standardInput && positionals.includes(standardInput))
      throw new WrongUsage('the error and the manifests cannot both be standard input')
    const way = values['trim-by']
    const trim = way === undefined ? (values.trim ? 'lightest' : null) : choose('--trim-by', way, trimWayIds)
    if (trim !== null && values.error !== undefined)
      throw new WrongUsage('--trim and --error answer different questions')
    if (trim === null && values.diff) throw new WrongUsage('--diff needs --trim')
    return {
      trim,
      diff: values.diff,
      paths: positionals,
      route: values.route === undefined ? null : readRoute(values.route),
      json: values.json,
      cluster: readCluster(values),
      out: values.out ?? null,
      error: values.error ?? null,
    }
  },

  async run(given, runner) {
    if (given.out !== null) requireFree(given.out)
    const { error } = given
    const text = error === null ? null : await readError(error)
    // Who has an error may not have the manifest yet: then nothing is waited for at a terminal, nor behind the error in
    // a pipe.
    const isAlone = given.paths.length === 0 && (error === standardInput || process.stdin.isTTY)
    if (text !== null && isAlone) return explainAlone(text, given, runner)
    const opened = await readInputs(given.paths, runner)
    const analyzed = analyze(opened.sources, { opened, essentials: true })
    const { resources, problems } = analyzed.analysis
    const isReadable = resources.some(({ readable }) => readable)
    if (text === null || isReadable) await writeLines(runner.err, problems.map(problemLine))
    if (text === null) {
      if (!isReadable) throw new NothingReadable()
      const status = await fix(analyzed, given, runner)
      return problems.some(({ severity }) => severity === 'error') ? 1 : status
    }
    if (isReadable) return explain(analyzed, given, text, runner)
    const status = await explainAlone(text, given, runner)
    if (given.paths.length > 0) throw new NothingReadable()
    return status
  },
})

/**
 * What a program said: a file, or standard input, as `kubectl apply -f FILE 2>&1 | plimsoll fix --error - FILE` gives
 * it.
 */
async function readError(file: string): Promise<string> {
  return file === standardInput ? new TextDecoder().decode(await readStandardInput()) : readText(file)
}

const defaultRoute: RouteId = 'client-side-apply'

/** The plan that is written, but for what the fix changes in it. */
const fixedPlan: PlanChoice = { preset: 'stages', form: 'text', applier: null, maxBytes: null, name: 'fixed' }

async function fix(
  analyzed: AnalyzedInput,
  { route, cluster, json, out: output, trim, diff }: FixArguments,
  { out }: Terminal,
): Promise<Status> {
  const question: Question = { route: route ?? defaultRoute, cluster, plan: fixedPlan }
  const found: SmallestFix & Partial<TrimFix> =
    trim === null ? fixOf(analyzed, question) : trimFixOf(analyzed, question, trim === 'lightest' ? null : trim)
  if (json) await writeJson({ version: 1, ...found }, out)
  else {
    await writeLines(out, fixText(found, trim === null ? 'Smallest fix' : 'Lightest trims'))
    await writeLines(out, trimLines(analyzed, found.trims ?? [], diff))
  }
  if (output !== null) {
    const change = changeOfFix(question, found)
    const asked = { ...question, route: change.route, plan: { ...fixedPlan, ...change.plan } }
    const settings = planOf(asked)
    if (!settings) throw new Failure(noApplier(change.route), 2)
    const refused = refusedInBundles(analyzed.analysis.resources, settings, cluster)
    const built = buildSplit(
      analyzed.load,
      withRefused(settings, refused),
      () => {},
      damageOf(analyzed.analysis.problems),
    )
    await writeOutput(output, built)
    if (!json) await writeLines(out, ['', ...splitText(analyzed.load, built, output, refused)])
    if (!built.proof.passed || built.plan.unplaced.length > 0) return 1
  }
  return found.outcome === 'fix' || found.outcome === 'none-needed' ? 0 : 1
}

/** Every trim, an empty line before each. */
function trimLines(analyzed: AnalyzedInput, trims: readonly TrimReport[], withDifference: boolean): string[] {
  return trims.flatMap(report => {
    const index = analyzed.analysis.resources.findIndex(({ id }) => id === report.resource)
    const { trim = [] } = chosenTrim(report) ?? {}
    const removals = withDifference ? removalsOf(analyzed, index, [], trim) : null
    return ['', ...trimText(report), ...(removals ? trimDifference(removals) : [])]
  })
}

/** A text without any input: the limit, who enforces it, what helps, and what to give to see more. */
async function explainAlone(text: string, { json }: FixArguments, { out }: Terminal): Promise<Status> {
  const errors = recognizeErrors(text)
  if (json) await writeJson({ version: 1, errors }, out)
  else if (errors.length === 0) await writeLines(out, noKnownError)
  else await writeLines(out, paragraphs([...errors.map(aloneText), toSeeMore]))
  return errors.length > 0 ? 0 : 1
}

function aloneText(error: RecognizedError): string[] {
  const { resource } = error
  return [
    ...errorLines(error),
    ...(resource ? [`  resource: ${resource.kind} ${resource.name}`] : []),
    ...helpLines(error),
  ]
}

/** What helped others; one line each. */
function helpLines({ advice }: RecognizedError): string[] {
  return advice.length === 0 ? [] : ['  what helps:', ...advice.map(id => `    ${adviceTexts[id]}`)]
}

async function explain(analyzed: AnalyzedInput, given: FixArguments, text: string, { out }: Terminal): Promise<Status> {
  const errors = errorsIn(text, analyzed, { route: given.route, cluster: given.cluster })
  if (given.json) await writeJson({ version: 1, errors }, out)
  else if (errors.length === 0) await writeLines(out, noKnownError)
  else await writeLines(out, paragraphs(errors.map(errorText)))
  const isStuck = errors.some(({ fix: found }) => found !== null && found.stuck.length > 0)
  return errors.length === 0 || isStuck ? 1 : 0
}

function fixText(found: SmallestFix, called = 'Smallest fix'): string[] {
  const { route, to, outcome, remedies, choices, keySplits, before, after, changed, stuck } = found
  const counts = `${after.goIn} of ${after.of} fit ${to}`
  const whole = after.whole ? `, as one object of ${usedOfWhole(after.whole)}` : ''
  const wasStopped = before.whole?.verdict === 'refused' ? `, but one object of ${usedOfWhole(before.whole)}` : ''
  const consequence = consequenceOf(to)
  const isWholeStuck = stuck.some(({ resource }) => resource === null)
  const lines = [
    outcome === 'none-needed' ? `Nothing to fix: ${counts}${whole}.` : '',
    outcome === 'nothing'
      ? `Nothing can: ${isWholeStuck ? `the whole input is refused by ${route}` : `${before.goIn} of ${before.of} fit ${route}`}, whatever is done.`
      : '',
    outcome === 'fix' || outcome === 'partly'
      ? `${called} for ${route}: ${counts}${whole} (before: ${before.goIn}${wasStopped}).`
      : '',
    ...remedies.map(remedy => `  ${remedyText(remedy, { route: to })}. ${lossText(remedy)}`),
    ...(consequence === null || !remedies.includes('other-route') ? [] : [`  ${adviceTexts[consequence]}`]),
    ...choices.flatMap(({ remedy, resources }) => resources.map(id => `    ${remedy}: ${id}`)),
    ...keySplits.map(
      ({ resource, maxBytes }) =>
        `    split-by-key: ${resource}, at most ${formatCount(maxBytes)} bytes of values each`,
    ),
    ...changed.map(({ resource, before: was, after: is }) => `  ${resource}: ${usedOf(was)} becomes ${usedOf(is)}`),
    ...stuck.map(
      ({ resource, verdict }) =>
        `  stays out: ${resource ?? 'the whole input'}: ${verdict.limit === null ? refusalText(verdict) : `${resource === null ? usedOfWhole(verdict) : usedOf(verdict)}${overBy(verdict)}`}`,
    ),
  ]
  return lines.filter(line => line !== '')
}

/** By how much something stays out with all that can be done. */
function overBy({ bytes, max }: Verdict): string {
  return bytes === null || max === null ? '' : `, ${formatCount(bytes - max)} too many`
}

function errorText(explained: ExplainedError): string[] {
  const { wholes, remedies, fix } = explained
  return [
    ...errorLines(explained),
    ...aboutLines(explained),
    ...wholes.map(verdict => `  the whole input on ${verdict.route}: ${verdict.verdict}, ${usedOfWhole(verdict)}`),
    ...remedies.filter(isWorthNaming).map(remedyLine),
    ...(fix ? fixText(fix).map(line => `  ${line}`) : []),
    ...helpLines(explained),
  ]
}

/** What of the input it is about; nothing where no route has the limit, as it is about no resource then. */
function aboutLines({ resource, resources, route, notes, wholes }: ExplainedError): string[] {
  const on = route === null ? '' : ` on ${route}`
  if (resources.length > 0) return [`  resource: ${resources.join(', ')}${on}`]
  if (resource && !notes.includes('own-object'))
    return [`  resource: ${resource.kind} ${resource.name}, which is not in the input`]
  return wholes.length > 0 || route === null ? [] : [`  nothing in the input meets it${on}`]
}

function remedyLine({ remedy, helps, whyNot, verdict, route, keySplit }: RemedyReport): string {
  const name = remedyText(remedy, verdict ? { route } : {})
  const parts = keySplit ? `${formatCount(keySplit.parts)} objects, the largest ` : ''
  const used = verdict ? `${parts}${usedOf(verdict)}` : ''
  return `  ${helps ? '+' : '-'} ${name}: ${used}${whyNot ? `${verdict ? '; ' : ''}${whyNotClause(whyNot)}` : ''}`
}

/** What is built and compressed is an estimate. */
function usedOfWhole(verdict: Verdict): string {
  return `${isWholeEstimated(routeOf(verdict.route), verdict) ? 'about ' : ''}${usedOf(verdict)}`
}

function usedOf({ bytes, max, limit }: Verdict): string {
  return bytes === null || max === null ? 'not sent' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}
