import {
  type Analysis,
  type ProblemReport,
  type ResourceReport,
  type RouteReport,
  type Summary,
  summarize,
  verdictsOf,
} from '../core/analysis'
import { formatCount } from '../core/bytes'
import { type RouteId, routeOf, routes } from '../core/route'
import type { Verdict } from '../core/verdict'
import { problemLine } from './problem-words'
import { paragraphs } from './write-lines'

const largestShown = 10

/** The analysis for a person in a terminal: the sentence, the ways in, what is refused and why, the largest resources, the problems. */
export function reportText(analysis: Analysis, judged: readonly RouteId[]): string[] {
  const lines = new ReportLines(judged)
  for (const resource of analysis.resources) lines.add(resource, verdictsOf(resource, analysis.settings.limits))
  for (const problem of analysis.problems) lines.addProblem(problem)
  return lines.text(summarize(analysis), analysis.routes)
}

/** The same for an input that is never held as a whole: what its resources are told of is kept as they come, and nothing else of them. */
export class ReportLines {
  readonly #refused: ReadonlyMap<RouteId, { readonly most: number; count: number; readonly lines: string[] }>
  readonly #judged: readonly RouteId[]
  readonly #problems: string[] = []
  #largest: readonly Sized[] = []
  #resources = 0

  /** `judged`: the routes of which every refusal is told. */
  constructor(judged: readonly RouteId[]) {
    this.#judged = judged
    const most = (id: RouteId): number => (judged.includes(id) ? Number.POSITIVE_INFINITY : refusalsShown)
    this.#refused = new Map(routes.map(({ id }) => [id, { most: most(id), count: 0, lines: [] }]))
  }

  add({ id, readable, bytes }: ResourceReport, verdicts: readonly Verdict[]): void {
    this.#resources++
    if ((this.#largest.at(largestShown - 1)?.bytes.source ?? -1) < bytes.source) {
      const sized = { id, bytes: { source: bytes.source, json: bytes.json, annotations: bytes.annotations } }
      this.#largest = [...this.#largest, sized].sort((a, b) => b.bytes.source - a.bytes.source).slice(0, largestShown)
    }
    if (!readable) return
    for (const verdict of verdicts) {
      const refused = verdict.verdict === 'refused' ? this.#refused.get(verdict.route) : undefined
      if (refused && refused.count++ < refused.most) refused.lines.push(...refusal(id, verdict))
    }
  }

  addProblem(problem: ProblemReport): void {
    this.#problems.push(problemLine(problem))
  }

  text(summary: Summary, reports: readonly RouteReport[]): string[] {
    return paragraphs([[verdictSentence(summary)], this.#waysIn(reports), this.#table(), this.#problems])
  }

  /** The judged routes with everything that they refuse, the others with a line each. */
  #waysIn(reports: readonly RouteReport[]): string[] {
    if (this.#resources === 0) return []
    const lines = reports.flatMap(({ route, verdict, goIn, of, whole }) => {
      const asWhole = whole ? `, as a whole ${usedOf(whole)}` : ''
      const mark = this.#judged.includes(route) ? '*' : ' '
      const refused = this.#refused.get(route)
      const more =
        refused && refused.count > refused.most ? [`             and ${refused.count - refused.most} more`] : []
      return [
        `${mark} ${verdict.padEnd(8)} ${routeOf(route).name}: ${goIn} of ${of}${asWhole}`,
        ...(whole?.verdict === 'refused' ? refusal('the whole input', whole) : []),
        ...(refused?.lines ?? []),
        ...more,
      ]
    })
    return ['Ways in (* judged):', ...lines]
  }

  #table(): string[] {
    if (this.#resources === 0) return []
    const count = (size: number | null): string => (size === null ? '-' : formatCount(size)).padStart(13)
    const rows = this.#largest.map(
      ({ id, bytes }) => `${count(bytes.source)}${count(bytes.json)}${count(bytes.annotations)}  ${id}`,
    )
    const rest = this.#resources - rows.length
    const heading = `${'as written'.padStart(13)}${'JSON'.padStart(13)}${'annotations'.padStart(13)}  largest resources, in bytes`
    return [heading, ...rows, ...(rest > 0 ? [`${''.padStart(39)}  and ${rest} smaller`] : [])]
  }
}

interface Sized {
  readonly id: string
  readonly bytes: Pick<ResourceReport['bytes'], 'source' | 'json' | 'annotations'>
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

/** What a route that is not judged refuses, in the first lines. */
const refusalsShown = 3

function refusal(what: string, row: Verdict): string[] {
  if (row.limit === null) return [`             ${what}: kubectl does not send it`]
  return [`             ${what}: ${usedOf(row)}`, ...(row.message === null ? [] : [`               ${row.message}`])]
}

function usedOf({ limit, bytes, max }: Verdict): string {
  return bytes === null || max === null ? '' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}
