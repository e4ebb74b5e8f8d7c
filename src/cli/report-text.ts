import { type Analysis, type RouteReport, type Summary, summarize, verdictsOn } from '../core/analysis'
import { formatCount } from '../core/bytes'
import { type RouteId, routeOf } from '../core/route'
import type { Verdict } from '../core/verdict'
import { problemMessage } from './problem-words'

const largestShown = 10

/** The analysis for a person in a terminal: the sentence, the ways in, what is refused and why, the largest resources, the problems. */
export function reportText(analysis: Analysis, judged: readonly RouteId[]): string {
  const sections = [
    verdictSentence(summarize(analysis)),
    waysIn(analysis, judged),
    largest(analysis),
    problems(analysis),
  ]
  return `${sections.filter(section => section !== '').join('\n\n')}\n`
}

/** "28 of 29 resources go in with `kubectl apply`; 1 needs `--server-side`. As one file it does not fit a ConfigMap …" */
export function verdictSentence(summary: Summary): string {
  const { resources, applied, needServerSide, needCreate, refusedEverywhere, unreadable, configMap } = summary
  if (resources === 0)
    return unreadable === 0 ? 'There is no resource in the input.' : 'No resource in the input can be read.'
  const noun = resources === 1 ? 'resource goes' : 'resources go'
  const clauses = [
    `${howMany(applied, resources)} ${noun} in with \`kubectl apply\``,
    needServerSide > 0 ? `${needServerSide} need${plural(needServerSide)} \`--server-side\`` : '',
    needCreate > 0 ? `${needCreate} need${plural(needCreate)} \`kubectl create\`` : '',
    refusedEverywhere > 0 ? `${refusedEverywhere} go${refusedEverywhere === 1 ? 'es' : ''} in no way as written` : '',
  ]
  const unread = unreadable > 0 ? ` ${unreadable} document${unreadable === 1 ? '' : 's'} cannot be read.` : ''
  const { text, json, max } = configMap
  const limit = `of ${formatCount(max)} bytes`
  const fits = (size: number): string => (size > max ? 'does not' : 'does')
  const whole =
    text <= max
      ? `As one file it fits a ConfigMap (${formatCount(text)} ${limit}).`
      : `As one file it does not fit a ConfigMap (${formatCount(text)} ${limit}); written as JSON documents it ${fits(json)} (${formatCount(json)}).`
  return `${clauses.filter(clause => clause !== '').join('; ')}.${unread} ${whole}`
}

function howMany(some: number, all: number): string {
  if (some < all) return `${some} of ${all}`
  return all === 1 ? 'The one' : `All ${all}`
}

function plural(count: number): string {
  return count === 1 ? 's' : ''
}

/** The judged routes with everything that they refuse, the others with a line each. */
function waysIn(analysis: Analysis, judged: readonly RouteId[]): string {
  if (analysis.resources.length === 0) return ''
  const lines = analysis.routes.flatMap(report => {
    const isJudged = judged.includes(report.route)
    const { name } = routeOf(report.route)
    const whole = report.whole ? `, as a whole ${usedOf(report.whole)}` : ''
    const line = `${isJudged ? '*' : ' '} ${report.verdict.padEnd(8)} ${name}: ${report.goIn} of ${report.of}${whole}`
    return [line, ...refusals(analysis, report, isJudged ? Number.POSITIVE_INFINITY : refusalsShown)]
  })
  return ['Ways in (* judged):', ...lines].join('\n')
}

/** What a route that is not judged refuses, in the first lines. */
const refusalsShown = 3

function refusals(analysis: Analysis, { route, whole, goIn, of }: RouteReport, most: number): string[] {
  const asWhole = whole?.verdict === 'refused' ? refusal('the whole input', whole) : []
  if (goIn === of) return asWhole
  const refused = verdictsOn(analysis, routeOf(route), analysis.settings.limits).flatMap((verdict, index) => {
    const resource = analysis.resources[index]
    return resource?.readable && verdict.verdict === 'refused' ? [{ id: resource.id, verdict }] : []
  })
  const more = refused.length > most ? [`             and ${refused.length - most} more`] : []
  return [...asWhole, ...refused.slice(0, most).flatMap(({ id, verdict }) => refusal(id, verdict)), ...more]
}

function refusal(what: string, row: Verdict): string[] {
  if (row.limit === null) return [`             ${what}: kubectl does not send it`]
  return [`             ${what}: ${usedOf(row)}`, ...(row.message === null ? [] : [`               ${row.message}`])]
}

function usedOf({ limit, bytes, max }: Verdict): string {
  return bytes === null || max === null ? '' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}

function largest(analysis: Analysis): string {
  const sorted = analysis.resources.toSorted((a, b) => b.bytes.source - a.bytes.source)
  const rows = sorted.slice(0, largestShown).map(({ id, bytes }) => {
    const count = (size: number | null): string => (size === null ? '-' : formatCount(size)).padStart(13)
    return `${count(bytes.source)}${count(bytes.json)}${count(bytes.annotations)}  ${id}`
  })
  if (rows.length === 0) return ''
  const rest = sorted.length - rows.length
  const heading = `${'as written'.padStart(13)}${'JSON'.padStart(13)}${'annotations'.padStart(13)}  largest resources, in bytes`
  return [heading, ...rows, ...(rest > 0 ? [`${''.padStart(39)}  and ${rest} smaller`] : [])].join('\n')
}

function problems(analysis: Analysis): string {
  return analysis.problems
    .map(
      problem => `${problem.severity}: ${problem.source}:${problem.line}:${problem.column}: ${problemMessage(problem)}`,
    )
    .join('\n')
}
