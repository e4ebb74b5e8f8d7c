import { parseArgs } from 'node:util'
import { analyze, fixOf, type LocatedError, locateErrors, remediesOf, type Weighing } from '../core/analysis'
import { formatCount } from '../core/bytes'
import { defaultLimitSettings, type LimitSettings } from '../core/limit'
import { settingsOfFix } from '../core/plan'
import { buildExport } from '../core/proof'
import type { RemedyReport, SmallestFix } from '../core/remedy'
import { type RouteId, routeOf } from '../core/route'
import { isWholeEstimated, type Verdict } from '../core/verdict'
import { command, NothingReadable, type Status, type Terminal } from './command'
import { readInputs } from './read-inputs'
import { readLimits } from './read-limits'
import { readRoute } from './read-route'
import { readText } from './read-text'
import { priceOf, reasonOf, remedyName } from './remedy-words'
import { splitText } from './split-text'
import { writeJson } from './write-json'
import { paragraphs, writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'

export interface FixArguments {
  readonly paths: readonly string[]
  readonly route: RouteId
  readonly json: boolean
  /** The limits of the cluster. */
  readonly limits: LimitSettings
  /** Where the fixed bundles go; null: nothing is written. */
  readonly out: string | null
  /** A file with what kubectl and others printed; null: none. */
  readonly error: string | null
}

/** `plimsoll fix`: the least change that makes everything go in on a route; with `--out` it is made. */
export const fixCommand = command<FixArguments>({
  name: 'fix',
  usage: ['fix     [FILE|DIR|-]... [--route ID] [--limits PRESET|FILE] [--error FILE] [--json] [--out DIR|FILE.zip]'],
  about: [
    'fix finds the least invasive set of remedies that makes everything go in on a route (client-side-apply), and what each costs. --out',
    'writes the bundles so changed, with their proof. --error reads what kubectl, Helm, Argo CD, Flux or a log said, finds the limit and the',
    'resource, and tries every remedy on it. Exit status 1 where something stays out, or where no known text is in the error.',
  ],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        route: { type: 'string', default: 'client-side-apply' },
        limits: { type: 'string' },
        error: { type: 'string' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    })
    return {
      paths: positionals,
      route: readRoute(values.route),
      json: values.json,
      limits: values.limits === undefined ? defaultLimitSettings : readLimits(values.limits),
      out: values.out ?? null,
      error: values.error ?? null,
    }
  },

  async run(given, runner) {
    if (given.out !== null) requireFree(given.out)
    const opened = await readInputs(given.paths, runner)
    const weighing = analyze(opened.sources, { opened, essentials: true, limits: given.limits })
    if (!weighing.analysis.resources.some(({ readable }) => readable)) throw new NothingReadable()
    return given.error === null ? fix(weighing, given, runner) : explain(weighing, given, given.error, runner)
  },
})

async function fix(weighing: Weighing, { route, json, out: target }: FixArguments, { out }: Terminal): Promise<Status> {
  const found = fixOf(weighing, route)
  if (json) await writeJson({ version: 1, ...found }, out)
  else await writeLines(out, fixText(found))
  if (target !== null) {
    const settings = { preset: 'stages', target: 'kubectl', form: 'text', maxBytes: null, name: 'fixed' } as const
    const built = buildExport(weighing.load, { ...settings, ...settingsOfFix(found) })
    await writeOutput(target, built)
    if (!json) await writeLines(out, ['', ...splitText(weighing.load, built, target)])
    if (!built.proof.passed || built.plan.unplaced.length > 0) return 1
  }
  return found.outcome === 'fix' || found.outcome === 'none-needed' ? 0 : 1
}

async function explain(weighing: Weighing, { json }: FixArguments, file: string, { out }: Terminal): Promise<Status> {
  const errors = locateErrors(weighing.analysis, readText(file)).map(located => {
    const [index] = located.resources
    const remedies = index === undefined || located.route === null ? [] : remediesOf(weighing, index, located.route)
    const resources = located.resources.map(each => weighing.analysis.resources[each]?.id ?? '')
    return { ...located, resources, remedies }
  })
  if (json) await writeJson({ version: 1, errors }, out)
  else if (errors.length === 0) await writeLines(out, ['No text in it is known as a refusal for size.'])
  else await writeLines(out, paragraphs(errors.map(errorText)))
  return errors.length > 0 ? 0 : 1
}

function fixText({ route, to, outcome, remedies, choices, before, after, changed, stuck }: SmallestFix): string[] {
  const counts = `${after.goIn} of ${after.of} go in on ${to}`
  const whole = after.whole ? `, as one object of ${usedOfWhole(after.whole)}` : ''
  const wasStopped = before.whole?.verdict === 'refused' ? `, but one object of ${usedOfWhole(before.whole)}` : ''
  const lines = [
    outcome === 'none-needed' ? `Nothing to fix: ${counts}${whole}.` : '',
    outcome === 'nothing' ? `Nothing can: ${before.goIn} of ${before.of} go in on ${route}, whatever is done.` : '',
    outcome === 'fix' || outcome === 'partly'
      ? `Smallest fix for ${route}: ${counts}${whole} (before: ${before.goIn}${wasStopped}).`
      : '',
    ...remedies.map(remedy => `  ${remedyName(remedy)}${remedy === 'other-route' ? ` ${to}` : ''}. ${priceOf(remedy)}`),
    ...choices.flatMap(({ remedy, resources }) => resources.map(id => `    ${remedy}: ${id}`)),
    ...changed.map(({ resource, before: was, after: is }) => `  ${resource}: ${usedOf(was)} becomes ${usedOf(is)}`),
    ...stuck.map(
      ({ resource, verdict }) =>
        `  stays out: ${resource ?? 'the whole input'}: ${verdict.limit === null ? 'kubectl does not send it' : resource === null ? usedOfWhole(verdict) : usedOf(verdict)}`,
    ),
  ]
  return lines.filter(line => line !== '')
}

type Explained = Omit<LocatedError, 'resources'> & {
  readonly resources: readonly string[]
  readonly remedies: readonly RemedyReport[]
}

function errorText({
  clause,
  limits,
  max,
  bytes,
  resource,
  resources,
  route,
  certain,
  count,
  remedies,
}: Explained): string[] {
  const numbers = [bytes === null ? '' : `${formatCount(bytes)} bytes`, max === null ? '' : `limit ${formatCount(max)}`]
  const named = resource ? `${resource.kind} ${resource.name} is not in the input` : 'nothing in the input meets it'
  return [
    clause,
    `  limit: ${limits.join(' or ')} ${numbers.filter(number => number !== '').join(', ')}${certain ? '' : ' (this text is said for other reasons too)'}`,
    ...(count > 1 ? [`  said ${formatCount(count)} times`] : []),
    resources.length === 0
      ? `  ${named}`
      : `  resource: ${resources.join(', ')}${route === null ? '' : ` on ${route}`}`,
    ...remedies.map(
      ({ remedy, helps, whyNot, verdict, route: taken }) =>
        `  ${helps ? '+' : '-'} ${remedyName(remedy)}${remedy === 'other-route' && verdict ? ` ${taken}` : ''}: ${verdict ? usedOf(verdict) : ''}${whyNot ? `${verdict ? '; ' : ''}${reasonOf(whyNot)}` : ''}`,
    ),
  ]
}

/** What is built and compressed is an estimate. */
function usedOfWhole(verdict: Verdict): string {
  return `${isWholeEstimated(routeOf(verdict.route), verdict) ? 'about ' : ''}${usedOf(verdict)}`
}

function usedOf({ bytes, max, limit }: Verdict): string {
  return bytes === null || max === null ? 'not sent' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}
