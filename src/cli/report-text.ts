import { type Analysis, type Summary, summarize, type VerdictReport } from '../core/analysis'
import { formatCount } from '../core/bytes'
import { type RouteId, routes } from '../core/route'
import { problemMessage } from './problem-words'

const routeNames: Readonly<Record<RouteId, string>> = {
  'client-side-apply': 'kubectl apply',
  'server-side-apply': 'kubectl apply --server-side',
  create: 'kubectl create',
  'clusterresourceset-configmap': 'ClusterResourceSet, one ConfigMap',
}
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

function waysIn(analysis: Analysis, judged: readonly RouteId[]): string {
  if (analysis.resources.length === 0) return ''
  const lines = routes.flatMap(({ id }) => {
    const rows = analysis.verdicts.filter(row => row.route === id)
    const of = rows.filter(row => row.resource !== null)
    const passed = of.filter(row => row.verdict !== 'refused').length
    const whole = rows.find(row => row.resource === null)
    const worst = rows.some(row => row.verdict === 'refused')
      ? 'refused'
      : rows.some(row => row.verdict === 'tight')
        ? 'tight'
        : 'fits'
    const mark = judged.includes(id) ? '*' : ' '
    const wholeText = whole ? `, as a whole ${usedOf(whole)}` : ''
    return [
      `${mark} ${worst.padEnd(8)} ${routeNames[id]}: ${passed} of ${of.length}${wholeText}`,
      ...rows.filter(row => row.verdict === 'refused').flatMap(refusal),
    ]
  })
  return ['Ways in (* judged):', ...lines].join('\n')
}

function refusal(row: VerdictReport): string[] {
  const what = row.resource ?? 'the whole input'
  if (row.limit === null) return [`             ${what}: kubectl does not send it`]
  return [`             ${what}: ${usedOf(row)}`, ...(row.message === null ? [] : [`               ${row.message}`])]
}

function usedOf({ limit, bytes, max }: VerdictReport): string {
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
