import { headlineOf, type ProblemReport, type ResourceReport, type RouteReport, verdictOn } from '../core/analysis'
import { formatCount } from '../core/bytes'
import type { ClusterLimits } from '../core/limit'
import { type RouteId, routeOf, routes } from '../core/route'
import { amongSeveral, type Outcome, type Verdict } from '../core/verdict'
import { headlineText, laterText, refusalText } from '../core/words'
import { problemLine } from './problem-words'
import { Skipped } from './skipped'
import { paragraphs } from './write-lines'

const largestShown = 10

/** What is asked: the routes and the cluster. */
interface Asked {
  readonly routes: readonly RouteId[]
  readonly cluster: ClusterLimits
  /** Whether every file that is left out is named. */
  readonly verbose?: boolean
}

/**
 * What `analyze` says to a person in a terminal: the headline, the routes, what is refused and why, the largest
 * resources, the problems. Resources and problems are added as they are read, and nothing else of them is kept.
 */
export class ReportLines {
  readonly #refused: ReadonlyMap<RouteId, { readonly most: number; count: number; readonly lines: Told[] }>
  readonly #asked: Asked
  readonly #problems: string[] = []
  readonly #skipped = new Skipped()
  #largest: readonly Sized[] = []
  #resources = 0
  #unreadable = 0

  /** Every refusal on a route that is asked about is told. */
  constructor(asked: Asked) {
    this.#asked = asked
    const most = (id: RouteId): number => (asked.routes.includes(id) ? Number.POSITIVE_INFINITY : refusalsShown)
    this.#refused = new Map(routes.map(({ id }) => [id, { most: most(id), count: 0, lines: [] }]))
  }

  add(resource: ResourceReport, outcomes: readonly Outcome[]): void {
    const { id, readable, bytes } = resource
    this.#resources++
    if ((this.#largest.at(largestShown - 1)?.bytes.source ?? -1) < bytes.source) {
      const sized = { id, bytes: { source: bytes.source, json: bytes.json, annotations: bytes.annotations } }
      this.#largest = [...this.#largest, sized].sort((a, b) => b.bytes.source - a.bytes.source).slice(0, largestShown)
    }
    if (!readable) {
      this.#unreadable++
      return
    }
    for (const [index, route] of routes.entries()) {
      const { word, later } = outcomes[index] ?? {}
      const told = this.#refused.get(route.id)
      if (word === 'refused' && told && told.count++ < told.most) {
        const verdict = verdictOn(resource, route, this.#asked.cluster)
        const among = amongSeveral(verdict, resource)
        told.lines.push({ alone: refusal(id, verdict), among: refusal(id, among) })
      }
      // What comes later is told of the routes that are asked about.
      if (later && told && this.#asked.routes.includes(route.id)) {
        const line = [`                 ${id}: ${laterText(later)}`]
        told.lines.push({ alone: line, among: line })
      }
    }
  }

  addProblem(problem: ProblemReport): void {
    if (!this.#skipped.add(problem)) this.#problems.push(problemLine(problem))
  }

  text(reports: readonly RouteReport[]): string[] {
    return paragraphs([
      [...this.#headlines(reports), ...this.#skipped.lines(this.#asked.verbose ?? false)],
      this.#routes(reports),
      this.#next(reports),
      this.#table(),
      this.#problems,
    ])
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
    // Of nothing that can be read nothing can be said to fit.
    if (this.#resources === this.#unreadable) return []
    const lines = reports.flatMap(({ route, verdict, goIn, of, unknown, whole }) => {
      const asWhole = whole ? `, as a whole ${whole.verdict === 'unknown' ? unmeasured : usedOf(whole)}` : ''
      const mark = this.#asked.routes.includes(route) ? '*' : ' '
      const refused = this.#refused.get(route)
      const more =
        refused && refused.count > refused.most ? [`                 and ${refused.count - refused.most} more`] : []
      return [
        `${mark} ${(verdict === 'unknown' ? unmeasured : verdict).padEnd(12)} ${routeOf(route).name}: ${goIn} of ${of}${asWhole}`,
        ...(whole?.verdict === 'refused' ? refusal('the whole input', whole) : []),
        // kubectl words a refusal otherwise where it is not the only one.
        ...(refused?.lines ?? []).flatMap(({ alone, among }) => (of - goIn - unknown > 1 ? among : alone)),
        ...more,
      ]
    })
    const isUnmeasured = reports.some(({ whole }) => whole?.verdict === 'unknown')
    return ['Routes (* judged):', ...lines, ...(isUnmeasured ? [howToMeasure] : [])]
  }

  /** What to ask next where a route that is asked about refuses something. */
  #next(reports: readonly RouteReport[]): string[] {
    if (this.#resources === this.#unreadable) return []
    const refused = reports.find(({ route, verdict }) => this.#asked.routes.includes(route) && verdict === 'refused')
    return refused ? [`plimsoll fix --route ${refused.route} finds the smallest change that brings everything in.`] : []
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

/** What is told of a resource: where it is the only one that is refused, and where it is not. */
interface Told {
  readonly alone: readonly string[]
  readonly among: readonly string[]
}

interface Sized {
  readonly id: string
  readonly bytes: Pick<ResourceReport['bytes'], 'source' | 'json' | 'annotations'>
}

/** What has to be built first is built for the routes that are asked about. */
const unmeasured = 'not measured'
const howToMeasure =
  '  not measured: the object that carries the whole input is built for a route that is asked about (--route), and for --json'

/** What a route that is not judged refuses, in the first lines. */
const refusalsShown = 3

function refusal(what: string, row: Verdict): string[] {
  return [
    `                 ${what}: ${row.limit === null ? refusalText(row) : usedOf(row)}`,
    ...(row.message === null ? [] : [`                   ${row.message}`]),
  ]
}

function usedOf({ limit, bytes, max }: Verdict): string {
  return bytes === null || max === null ? '' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}
