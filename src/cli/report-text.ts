import {
  type Analysis,
  headlineOf,
  type ProblemReport,
  type ResourceReport,
  type RouteReport,
  verdictsOf,
} from '../core/analysis'
import { formatCount } from '../core/bytes'
import type { LimitSettings } from '../core/limit'
import { type RouteId, routeOf, routes } from '../core/route'
import type { Verdict } from '../core/verdict'
import { headlineText } from '../core/words'
import { problemLine } from './problem-words'
import { paragraphs } from './write-lines'

const largestShown = 10

/** What is asked: the routes and the cluster. */
interface Asked {
  readonly routes: readonly RouteId[]
  readonly cluster: LimitSettings
}

/** The analysis for a person in a terminal: the headline, the routes, what is refused and why, the largest resources, the problems. */
export function reportText(analysis: Analysis, reports: readonly RouteReport[], asked: Asked): string[] {
  const lines = new ReportLines(asked)
  for (const resource of analysis.resources) lines.add(resource, verdictsOf(resource, asked.cluster))
  for (const problem of analysis.problems) lines.addProblem(problem)
  return lines.text(reports)
}

/** The same for an input that is never held as a whole: what its resources are told of is kept as they come, and nothing else of them. */
export class ReportLines {
  readonly #refused: ReadonlyMap<RouteId, { readonly most: number; count: number; readonly lines: string[] }>
  readonly #asked: Asked
  readonly #problems: string[] = []
  #largest: readonly Sized[] = []
  #resources = 0
  #unreadable = 0

  /** Of the routes that are asked about every refusal is told. */
  constructor(asked: Asked) {
    this.#asked = asked
    const most = (id: RouteId): number => (asked.routes.includes(id) ? Number.POSITIVE_INFINITY : refusalsShown)
    this.#refused = new Map(routes.map(({ id }) => [id, { most: most(id), count: 0, lines: [] }]))
  }

  add({ id, readable, bytes }: ResourceReport, verdicts: readonly Verdict[]): void {
    this.#resources++
    if ((this.#largest.at(largestShown - 1)?.bytes.source ?? -1) < bytes.source) {
      const sized = { id, bytes: { source: bytes.source, json: bytes.json, annotations: bytes.annotations } }
      this.#largest = [...this.#largest, sized].sort((a, b) => b.bytes.source - a.bytes.source).slice(0, largestShown)
    }
    if (!readable) {
      this.#unreadable++
      return
    }
    for (const verdict of verdicts) {
      const refused = verdict.verdict === 'refused' ? this.#refused.get(verdict.route) : undefined
      if (refused && refused.count++ < refused.most) refused.lines.push(...refusal(id, verdict))
    }
  }

  addProblem(problem: ProblemReport): void {
    this.#problems.push(problemLine(problem))
  }

  text(reports: readonly RouteReport[]): string[] {
    return paragraphs([this.#headlines(reports), this.#routes(reports), this.#table(), this.#problems])
  }

  /** One for each route that is asked about, in the order asked. */
  #headlines(reports: readonly RouteReport[]): string[] {
    const { routes: ids, cluster } = this.#asked
    return [...new Set(ids)].flatMap(id => {
      const report = reports.find(({ route }) => route === id)
      return report ? [headlineText(headlineOf(report, cluster, this.#unreadable))] : []
    })
  }

  /** The judged routes with everything that they refuse, the others with a line each. */
  #routes(reports: readonly RouteReport[]): string[] {
    if (this.#resources === 0) return []
    const lines = reports.flatMap(({ route, verdict, goIn, of, whole }) => {
      const asWhole = whole ? `, as a whole ${whole.verdict === 'unknown' ? unmeasured : usedOf(whole)}` : ''
      const mark = this.#asked.routes.includes(route) ? '*' : ' '
      const refused = this.#refused.get(route)
      const more =
        refused && refused.count > refused.most ? [`                 and ${refused.count - refused.most} more`] : []
      return [
        `${mark} ${(verdict === 'unknown' ? unmeasured : verdict).padEnd(12)} ${routeOf(route).name}: ${goIn} of ${of}${asWhole}`,
        ...(whole?.verdict === 'refused' ? refusal('the whole input', whole) : []),
        ...(refused?.lines ?? []),
        ...more,
      ]
    })
    return ['Routes (* judged):', ...lines]
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

/** What has to be built first is built for the routes that are asked about. */
const unmeasured = 'not measured'

/** What a route that is not judged refuses, in the first lines. */
const refusalsShown = 3

function refusal(what: string, row: Verdict): string[] {
  if (row.limit === null) return [`                 ${what}: kubectl does not send it`]
  return [
    `                 ${what}: ${usedOf(row)}`,
    ...(row.message === null ? [] : [`                   ${row.message}`]),
  ]
}

function usedOf({ limit, bytes, max }: Verdict): string {
  return bytes === null || max === null ? '' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}
