import { headlineOf, type ProblemReport, type ResourceReport, type RouteReport } from '../core/analysis'
import { formatCount } from '../core/bytes'
import type { ClusterLimits } from '../core/limit'
import { type RouteId, routeOf, routes } from '../core/route'
import { amongSeveral, type Verdict } from '../core/verdict'
import { headlineText, laterText, refusalText } from '../core/words'
import { problemLine } from './problem-words'
import { paragraphs } from './write-lines'

const largestShown = 10

/** What is asked: the routes and the cluster. */
interface Asked {
  readonly routes: readonly RouteId[]
  readonly cluster: ClusterLimits
}

/**
 * What `analyze` says to a person in a terminal: the headline, the routes, what is refused and why, the largest
 * resources, the problems. Resources and problems are added as they are read, and nothing else of them is kept.
 */
export class ReportLines {
  readonly #refused: ReadonlyMap<RouteId, { readonly most: number; count: number; readonly lines: Told[] }>
  readonly #asked: Asked
  readonly #problems: string[] = []
  readonly #leftOut = new Map<LeftOut, number>()
  #largest: readonly Sized[] = []
  #resources = 0
  #unreadable = 0

  /** Every refusal on a route that is asked about is told. */
  constructor(asked: Asked) {
    this.#asked = asked
    const most = (id: RouteId): number => (asked.routes.includes(id) ? Number.POSITIVE_INFINITY : refusalsShown)
    this.#refused = new Map(routes.map(({ id }) => [id, { most: most(id), count: 0, lines: [] }]))
  }

  add(resource: ResourceReport, verdicts: readonly Verdict[]): void {
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
    for (const verdict of verdicts) {
      const refused = verdict.verdict === 'refused' ? this.#refused.get(verdict.route) : undefined
      if (refused && refused.count++ < refused.most) {
        const among = amongSeveral(verdict, resource)
        refused.lines.push({ alone: refusal(id, verdict), among: refusal(id, among) })
      }
      // What comes later is told of the routes that are asked about.
      const told = verdict.later && this.#asked.routes.includes(verdict.route) ? this.#refused.get(verdict.route) : null
      if (verdict.later && told) {
        const line = [`                 ${id}: ${laterText(verdict.later)}`]
        told.lines.push({ alone: line, among: line })
      }
    }
  }

  addProblem(problem: ProblemReport): void {
    this.#problems.push(problemLine(problem))
    const { code } = problem
    if (isLeftOut(code)) this.#leftOut.set(code, (this.#leftOut.get(code) ?? 0) + 1)
  }

  /** `charts`: what is said of each chart among the inputs. */
  text(reports: readonly RouteReport[], charts: readonly (readonly string[])[] = []): string[] {
    return paragraphs([
      [...this.#headlines(reports), ...this.#others()],
      ...charts,
      this.#routes(reports),
      charts.length > 0 ? [] : this.#next(reports),
      this.#table(),
      this.#problems,
    ])
  }

  /** "1 file is a kustomization, left out." */
  #others(): string[] {
    return [...this.#leftOut].map(([code, count]) =>
      count === 1
        ? `1 file is ${leftOut[code]}, left out.`
        : `${formatCount(count)} files are each ${leftOut[code]}, left out.`,
    )
  }

  /** One for each route that is asked about, in the order asked. */
  #headlines(reports: readonly RouteReport[]): string[] {
    const { routes: ids, cluster } = this.#asked
    return [...new Set(ids)].flatMap(id => {
      const report = reports.find(({ route }) => route === id)
      // Of a chart that nobody has rendered its own sentence says more.
      return report && !report.unrendered ? [headlineText(headlineOf(report, cluster, this.#unreadable))] : []
    })
  }

  /** The judged routes with everything that they refuse, the others with a line each. */
  #routes(reports: readonly RouteReport[]): string[] {
    // Of nothing that can be read nothing can be said to fit.
    if (this.#resources === this.#unreadable) return []
    const told = reports.filter(({ unrendered, verdict }) => !unrendered || verdict === 'refused')
    if (told.length === 0) return []
    const lines = told.flatMap(({ route, verdict, goIn, of, unknown, whole }) => {
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
    const isUnmeasured = told.some(({ whole }) => whole?.verdict === 'unknown')
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

/** What of an input is no manifest, and so no resource. */
const leftOut = {
  'other-kustomization': 'a kustomization',
  'other-values': 'a values file of a Helm chart',
  'other-chart': 'the Chart.yaml of a Helm chart',
  'other-config': 'for a program and not for a server',
  'other-data': 'no manifest',
} as const satisfies Partial<Record<ProblemReport['code'], string>>

type LeftOut = keyof typeof leftOut

function isLeftOut(code: ProblemReport['code']): code is LeftOut {
  return code in leftOut
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
