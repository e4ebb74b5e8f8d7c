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
  type TrimRuleId,
  trimRuleIds,
} from '../core/remedy'
import { type RouteId, routeOf } from '../core/route'
import { damageOf } from '../core/source'
import { buildSplit } from '../core/split'
import { consequenceOf, isWholeEstimated, type RecognizedError, recognizeErrors, type Verdict } from '../core/verdict'
import { lossText, refusalText, remedyText, whyNotClause } from '../core/words'
import { type ExplainedError, errorsIn } from '../library/fix'
import { chartLines } from './chart-text'
import { command, Failure, NothingReadable, type Status, type Terminal } from './command'
import { errorLines, noKnownError, toSeeMore } from './error-words'
import { type InputRequest, inputName, inputRequest, inputWords, isEmpty } from './input-request'
import { delivery, nextLines } from './next-commands'
import { noApplier } from './plan-options'
import { readInputs, readStandardInput, standardInput } from './read-inputs'
import { clusterWords, readCluster } from './read-limits'
import { readText } from './read-text'
import { problemLines } from './skipped'
import { splitText } from './split-text'
import { spokenIds } from './spoken-name'
import type { Options } from './table/option'
import {
  clusterOptions,
  forceOption,
  inputOptions,
  jsonOptions,
  routeOption,
  speechOptions,
  wantsJson,
} from './table/shared-options'
import { trimDifference, trimText } from './trim-text'
import { writeJson } from './write-json'
import { type Line, paragraphs, writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'
import { WrongUsage } from './wrong-usage'

export interface FixArguments {
  readonly input: InputRequest
  /** Null: not said. */
  readonly route: RouteId | null
  readonly json: boolean
  /** The limits of the cluster. */
  readonly cluster: ClusterLimits
  /** Whether what an earlier split wrote there is replaced. */
  readonly force?: boolean
  /** Where the fixed bundles go; null: nothing is written. */
  readonly out: string | null
  /** The options of the cluster as they were given, to ask the same again. */
  readonly again?: string
  /** Descriptions of CRDs are trimmed until they fit: by a rule, or the lightest; null: no trim is asked for. */
  readonly trim: TrimRuleId | 'lightest' | null
  /** Whether every line that a trim takes out is said. */
  readonly diff: boolean
  /** A file with what kubectl and others printed; null: none. */
  readonly error: string | null
}

const trimOptions = {
  trim: { type: 'flag', about: 'trim descriptions of CRDs until they fit, losing as few as that takes' },
  'trim-by': {
    type: 'word',
    choices: trimRuleIds,
    usual: 'the rule that loses the fewest',
    about: 'how they are trimmed; says --trim',
  },
  diff: { type: 'flag', about: 'with --trim: the lines that go and what is left of them' },
} as const satisfies Options

/** `plimsoll fix`: the least change that makes everything fit a route; with `--out` it is made. */
export const fixCommand = command({
  args: '[FILE|DIR|-]...',
  about: [
    'Finds the least invasive remedies that make everything fit a route, and what each costs. With --error it reads what kubectl, Helm, Argo CD, Flux or a log said, finds the limit and the resource, and tries every remedy on it; without any input the text alone is answered.',
    'With --trim it trims the descriptions of every CRD that is refused for its size, as little as fits with 2 % of the limit to spare, and shows the bytes at each step, what is lost, and the proof that nothing but descriptions changes.',
    'Exit status 1 where something stays out, or where no known text is in the error.',
  ],
  options: {
    ...inputOptions,
    route: { ...routeOption, usual: 'client-side-apply, or that of who printed the error' },
    error: { type: 'word', value: 'FILE|-', completes: 'files', about: 'what a program printed; - is standard input' },
    ...trimOptions,
    ...clusterOptions,
    out: {
      type: 'word',
      value: 'DIR|FILE.zip',
      completes: 'files',
      about: 'write the bundles so changed, with their proof',
    },
    force: forceOption,
    ...jsonOptions,
    verbose: speechOptions.verbose,
  },
  examples: [
    { call: 'plimsoll fix tigera-operator.yaml', says: 'what is to be done' },
    { call: 'plimsoll fix --trim crds.yaml --out trimmed.zip', says: 'CRDs with as much text as fits' },
    { call: 'kubectl apply -f web.yaml 2>&1 | plimsoll fix --error - web.yaml', says: 'why it was refused' },
  ],

  read({ args, values }) {
    const { route = null, error = null, out = null, force } = values
    if (error === standardInput && args.includes(standardInput))
      throw new WrongUsage('the error and the manifests cannot both be standard input')
    const { diff, 'trim-by': rule } = values
    const trim: FixArguments['trim'] = rule ?? (values.trim ? 'lightest' : null)
    if (trim !== null && error !== null) throw new WrongUsage('--trim and --error answer different questions')
    if (trim === null && diff) throw new WrongUsage('--diff goes with --trim')
    return {
      input: inputRequest(args, values),
      ...{ route, error, out, force, trim, diff },
      json: wantsJson(values),
      cluster: readCluster(values),
      again: clusterWords(values),
    }
  },

  async run(given, runner) {
    if (given.out !== null) requireFree(given.out, given)
    const { error } = given
    const text = error === null ? null : await readError(error)
    // Who has an error may not have the manifest yet: then nothing is waited for at a terminal, nor behind the error in
    // a pipe.
    const isAlone = isEmpty(given.input) && (error === standardInput || process.stdin.isTTY)
    if (text !== null && isAlone) return explainAlone(text, given, runner)
    const opened = await readInputs(given.input, runner)
    const analyzed = analyze(opened.sources, { opened, essentials: true })
    const { resources, problems } = analyzed.analysis
    const isReadable = resources.some(({ readable }) => readable)
    // What a chart holds beside manifests no remedy of theirs changes.
    const charts = given.json ? [] : chartLines(analyzed, given.cluster)
    await writeLines(runner.out, paragraphs([...charts, ...(charts.length > 0 && isReadable ? [[]] : [])]))
    if (text === null || isReadable) await writeLines(runner.err, problemLines(problems, given.input.verbose))
    if (text === null) {
      if (!isReadable && charts.length > 0) return 1
      if (!isReadable) throw new NothingReadable()
      const status = await fix(analyzed, given, runner)
      return problems.some(({ severity }) => severity === 'error') ? 1 : status
    }
    if (isReadable) return explain(analyzed, given, text, runner)
    const status = await explainAlone(text, given, runner)
    if (!isEmpty(given.input)) throw new NothingReadable()
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

/** What people call the resource of an id. */
type SayId = (id: string) => string

const defaultRoute: RouteId = 'client-side-apply'

/** The plan that is written, but for what the fix changes in it. */
const fixedPlan: PlanChoice = { preset: 'stages', form: 'text', applier: null, maxBytes: null, name: 'fixed' }

async function fix(analyzed: AnalyzedInput, given: FixArguments, { out }: Terminal): Promise<Status> {
  const { route, cluster, json, out: output, trim, diff } = given
  const question: Question = {
    route: route ?? (analyzed.analysis.charts ? 'helm-4-crds' : defaultRoute),
    cluster,
    plan: fixedPlan,
  }
  const found: SmallestFix & Partial<TrimFix> =
    trim === null ? fixOf(analyzed, question) : trimFixOf(analyzed, question, trim === 'lightest' ? null : trim)
  if (json) await writeJson({ version: 1, ...found }, out)
  else
    await writeLines(
      out,
      paragraphs<Line>([
        fixText(found, spokenIds(analyzed.analysis.resources), trim === null ? 'Smallest fix' : 'Lightest trims'),
        ...trimParts(analyzed, found.trims ?? [], diff),
        output === null ? nextAfter(found, analyzed, given) : [],
      ]),
    )
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
    await writeOutput(output, built, given)
    if (!json) await writeLines(out, ['', ...splitText(analyzed.load, built, output, refused)])
    if (!built.proof.passed || built.plan.unplaced.length > 0) return 1
  }
  return found.outcome === 'fix' || found.outcome === 'none-needed' ? 0 : 1
}

/** The command that does what was found. */
function nextAfter(
  { outcome, remedies, to, route }: SmallestFix,
  { analysis: { resources, problems } }: AnalyzedInput,
  { input, trim, again = '' }: FixArguments,
): Line[] {
  if (outcome === 'nothing') return []
  const found = {
    sources: new Set(resources.map(({ source }) => source)),
    isPartial: problems.some(({ code }) => code.startsWith('other-')),
    isBroken: problems.some(({ severity }) => severity === 'error'),
  }
  // Another route changes nothing in what is delivered.
  const isSame = outcome !== 'partly' && remedies.every(remedy => remedy === 'other-route')
  const call = isSame ? delivery(to, input, found) : null
  if (call !== null) return nextLines([{ call, says: '' }])
  if (outcome === 'none-needed') return []
  const trimWords = trim === null ? '' : trim === 'lightest' ? ' --trim' : ` --trim-by ${trim}`
  const words = `${inputWords(input)}${route === defaultRoute ? '' : ` --route ${route}`}${again}${trimWords}`
  return nextLines([{ call: `plimsoll fix${words} --out ${inputName(input) ?? 'input'}-fixed`, says: 'writes it so' }])
}

/** Every trim, a paragraph each. */
function trimParts(analyzed: AnalyzedInput, trims: readonly TrimReport[], withDifference: boolean): string[][] {
  return trims.map(report => {
    const index = analyzed.analysis.resources.findIndex(({ id }) => id === report.resource)
    const { trim = [] } = chosenTrim(report) ?? {}
    const removals = withDifference ? removalsOf(analyzed, index, [], trim) : null
    return [...trimText(report), ...(removals ? trimDifference(removals) : [])]
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
  else await writeLines(out, paragraphs(errors.map(error => errorText(error, spokenIds(analyzed.analysis.resources)))))
  const isStuck = errors.some(({ fix: found }) => found !== null && found.stuck.length > 0)
  return errors.length === 0 || isStuck ? 1 : 0
}

function fixText(found: SmallestFix, say: SayId, called = 'Smallest fix'): string[] {
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
    ...choices.flatMap(({ remedy, resources }) => resources.map(id => `    ${remedy}: ${say(id)}`)),
    ...keySplits.map(
      ({ resource, maxBytes }) =>
        `    split-by-key: ${say(resource)}, at most ${formatCount(maxBytes)} bytes of values each`,
    ),
    ...changed.map(
      ({ resource, before: was, after: is }) => `  ${say(resource)}: ${usedOf(was)} becomes ${usedOf(is)}`,
    ),
    ...stuck.map(
      ({ resource, verdict }) =>
        `  stays out: ${resource === null ? 'the whole input' : say(resource)}: ${verdict.limit === null ? refusalText(verdict) : `${resource === null ? usedOfWhole(verdict) : usedOf(verdict)}${overBy(verdict)}`}`,
    ),
  ]
  return lines.filter(line => line !== '')
}

/** By how much something stays out with all that can be done. */
function overBy({ bytes, max }: Verdict): string {
  return bytes === null || max === null ? '' : `, ${formatCount(bytes - max)} too many`
}

function errorText(explained: ExplainedError, say: SayId): string[] {
  const { wholes, remedies, fix } = explained
  return [
    ...errorLines(explained),
    ...aboutLines(explained, say),
    ...wholes.map(verdict => `  the whole input on ${verdict.route}: ${verdict.verdict}, ${usedOfWhole(verdict)}`),
    ...remedies.filter(isWorthNaming).map(remedyLine),
    ...(fix ? fixText(fix, say).map(line => `  ${line}`) : []),
    ...helpLines(explained),
  ]
}

/** What of the input it is about; nothing where no route has the limit, as it is about no resource then. */
function aboutLines({ resource, resources, route, notes, wholes }: ExplainedError, say: SayId): string[] {
  const on = route === null ? '' : ` on ${route}`
  if (resources.length > 0) return [`  resource: ${resources.map(say).join(', ')}${on}`]
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
