import { headlineOf, type ProblemReport, type ResourceReport, type RouteReport, verdictOn } from '../core/analysis'
import { formatCount } from '../core/bytes'
import type { ClusterLimits } from '../core/limit'
import { type Route, type RouteId, routeOf, routes } from '../core/route'
import { amongSeveral, type Outcome, type Verdict, type VerdictWord } from '../core/verdict'
import { headlineText, laterText, limitNames, refusalText } from '../core/words'
import type { InputRequest } from './input-request'
import { nextCommands, nextLines } from './next-commands'
import { problemLine } from './problem-words'
import { Skipped } from './skipped'
import { spokenName } from './spoken-name'
import { type Line, paragraphs, type Style } from './write-lines'

/** What is asked. */
interface Asked {
  readonly input: InputRequest
  readonly routes: readonly RouteId[]
  readonly cluster: ClusterLimits
  readonly quiet?: boolean | undefined
  readonly again?: string | undefined
}

/**
 * What `analyze` says to a person in a terminal. Resources and problems are added as they are read, and nothing else of
 * them is kept.
 */
export class ReportLines {
  readonly #asked: Asked
  readonly #told: ReadonlyMap<RouteId, Told>
  readonly #problems: ProblemReport[] = []
  readonly #skipped = new Skipped()
  readonly #sources = new Set<string>()
  #largest: readonly Sized[] = []
  #resources = 0
  #unreadable = 0

  constructor(asked: Asked) {
    this.#asked = asked
    this.#told = new Map(routes.map(({ id }) => [id, { count: 0, refusals: [], later: [] }]))
  }

  add(resource: ResourceReport, outcomes: readonly Outcome[]): void {
    const { readable, bytes, source } = resource
    this.#resources++
    this.#sources.add(source)
    if ((this.#largest.at(largestShown - 1)?.bytes.source ?? -1) < bytes.source) {
      const sized = { name: spokenName(resource), bytes: { ...bytes } }
      this.#largest = [...this.#largest, sized].sort((a, b) => b.bytes.source - a.bytes.source).slice(0, largestShown)
    }
    if (!readable) {
      this.#unreadable++
      return
    }
    for (const [index, route] of routes.entries()) {
      const outcome = outcomes[index]
      if (outcome) this.#addOutcome(resource, route, outcome)
    }
  }

  #addOutcome(resource: ResourceReport, route: Route, { word, later }: Outcome): void {
    const told = this.#told.get(route.id)
    const isAsked = this.#asked.routes.includes(route.id)
    if (!told) return
    // Every refusal on a route that is asked about is told, of the others the first.
    if (word === 'refused' && (told.count++ < refusalsShown || isAsked)) {
      const { source, line } = resource
      const verdict = verdictOn(resource, route, this.#asked.cluster)
      told.refusals.push({ name: spokenName(resource), at: `${source}:${line}`, verdict, resource })
    }
    if (later && isAsked) told.later.push(`${spokenName(resource)}: ${laterText(later)}`)
  }

  addProblem(problem: ProblemReport): void {
    if (!this.#skipped.add(problem)) this.#problems.push(problem)
  }

  /** The sentence, what is refused in the server's words, the other routes in a line each, and the next command. */
  text(reports: readonly RouteReport[], charts: readonly (readonly string[])[] = []): Line[] {
    const judged = this.#judged(reports)
    const refused = judged.flatMap(report => this.#refusedLines(report, judged.length > 1))
    const problems = this.#problemLines(warningsShown)
    if (this.#asked.quiet) {
      const isBad = judged.some(({ verdict }) => verdict === 'refused' || verdict === 'unknown')
      const errors = this.#problems.filter(({ severity }) => severity === 'error').map(shownProblem)
      return paragraphs<Line>([isBad ? this.#headlines(judged) : [], ...charts, refused, errors])
    }
    return paragraphs<Line>([
      [...this.#headlines(judged), ...this.#skipped.lines(this.#isVerbose())],
      ...charts,
      refused,
      problems,
      this.#others(reports),
      charts.length > 0 ? [] : this.#next(reports),
    ])
  }

  /** The same with a row for each route, every refusal, and the largest resources. */
  wide(reports: readonly RouteReport[], charts: readonly (readonly string[])[] = []): Line[] {
    return paragraphs<Line>([
      [...this.#headlines(this.#judged(reports)), ...this.#skipped.lines(this.#isVerbose())],
      ...charts,
      this.#rows(reports),
      this.#table(),
      this.#problemLines(Number.POSITIVE_INFINITY),
      this.#next(reports),
    ])
  }

  #isVerbose(): boolean {
    return this.#asked.input.verbose ?? false
  }

  /** The routes that are asked about, in the order asked. */
  #judged(reports: readonly RouteReport[]): RouteReport[] {
    return [...new Set(this.#asked.routes)].flatMap(id => reports.filter(({ route }) => route === id))
  }

  #headlines(judged: readonly RouteReport[]): Line[] {
    // Of a chart that nobody has rendered its own sentence says more.
    const told = judged.filter(({ unrendered }) => !unrendered)
    return told.map(report => [
      { style: 'bold', text: headlineText(headlineOf(report, this.#asked.cluster, this.#unreadable)) },
    ])
  }

  /** What a route that is asked about refuses; of very many the first. */
  #refusedLines(report: RouteReport, isOneOfSeveral: boolean): Line[] {
    const { route, whole } = report
    const { refusals, later } = this.#toldOf(route)
    const shown = refusals.slice(0, refusalsInText)
    const lines: Line[] = [
      ...(whole?.verdict === 'refused' ? saidLines(whole.message) : []),
      ...shown.flatMap(refusal => refusalLines(refusal, isAmongSeveral(report))),
      ...(refusals.length > shown.length
        ? [`and ${formatCount(refusals.length - shown.length)} more (-o wide names them)`]
        : []),
      ...later.slice(0, refusalsInText),
    ]
    return isOneOfSeveral && lines.length > 0 ? [`${routeOf(route).name}:`, ...lines] : lines
  }

  /** The routes that are not asked about, by how the input fares on them. */
  #others(reports: readonly RouteReport[]): Line[] {
    if (this.#resources === this.#unreadable) return []
    const others = reports.filter(
      ({ route, unrendered, verdict }) => !this.#asked.routes.includes(route) && (!unrendered || verdict === 'refused'),
    )
    const lines = (['fits', 'tight', 'refused', 'unknown'] as const).flatMap((word): Line[] => {
      const ids = others.filter(({ verdict }) => verdict === word).map(({ route }) => route)
      if (ids.length === 0) return []
      const shown = word === 'unknown' ? [] : ids.slice(0, routesInLine)
      const rest = ids.length - shown.length
      const more = word === 'unknown' ? `${rest}, which -o wide names and --route asks about` : `and ${rest} more`
      return [
        ['  ', verdictPart(word, 14), [...shown, ...(rest > 0 ? [more] : [])].join(', ').replace(/, and /, ' and ')],
      ]
    })
    return lines.length === 0 ? [] : ['Other routes (-o wide shows them all):', ...lines]
  }

  /** The judged routes with everything that they refuse, the others with a line each. */
  #rows(reports: readonly RouteReport[]): Line[] {
    // Of nothing that can be read nothing can be said to fit.
    if (this.#resources === this.#unreadable) return []
    const rows = reports.filter(({ unrendered, verdict }) => !unrendered || verdict === 'refused')
    if (rows.length === 0) return []
    const lines = rows.flatMap((report): Line[] => {
      const { route, verdict, goIn, of, whole } = report
      const asWhole = whole ? `, as a whole ${whole.verdict === 'unknown' ? unmeasured : usedOf(whole)}` : ''
      const mark = this.#asked.routes.includes(route) ? '*' : ' '
      const { count, refusals, later } = this.#toldOf(route)
      const more = count > refusals.length ? [`and ${formatCount(count - refusals.length)} more`] : []
      const below: Line[] = [
        ...(whole?.verdict === 'refused' ? wholeLines(whole) : []),
        ...refusals.flatMap(refusal => refusalLines(refusal, isAmongSeveral(report))),
        ...later,
        ...more,
      ]
      return [
        [`${mark} `, verdictPart(verdict, 13), `${route.padEnd(33)} ${goIn} of ${of}${asWhole}`],
        ...below.map((line): Line => ['    ', ...(typeof line === 'string' ? [line] : line)]),
      ]
    })
    const isUnmeasured = rows.some(({ whole }) => whole?.verdict === 'unknown')
    return ['Routes (* judged):', ...lines, ...(isUnmeasured ? [howToMeasure] : [])]
  }

  #toldOf(route: RouteId): Told {
    return this.#told.get(route) ?? { count: 0, refusals: [], later: [] }
  }

  #problemLines(most: number): Line[] {
    const errors = this.#problems.filter(({ severity }) => severity === 'error')
    const warnings = this.#problems.filter(({ severity }) => severity !== 'error')
    const shown = this.#isVerbose() ? warnings : warnings.slice(0, most)
    const rest = warnings.length - shown.length
    return [
      ...[...errors, ...shown].map(shownProblem),
      ...(rest > 0 ? [`and ${formatCount(rest)} more warning${rest === 1 ? '' : 's'} (-o wide has them)`] : []),
    ]
  }

  #next(reports: readonly RouteReport[]): Line[] {
    if (this.#resources === this.#unreadable) return []
    const { input, routes: ids, again = '' } = this.#asked
    const isBroken = this.#problems.some(({ severity }) => severity === 'error')
    const found = { sources: this.#sources, isPartial: !this.#skipped.isEmpty, isBroken }
    return nextLines(nextCommands({ input, routes: ids, again }, reports, found))
  }

  #table(): string[] {
    if (this.#resources === 0) return []
    const count = (size: number | null): string => (size === null ? '-' : formatCount(size)).padStart(13)
    const rows = this.#largest.map(
      ({ name, bytes }) => `${count(bytes.source)}${count(bytes.json)}${count(bytes.annotations)}  ${name}`,
    )
    const rest = this.#resources - rows.length
    const heading = `${'as written'.padStart(13)}${'JSON'.padStart(13)}${'annotations'.padStart(13)}  largest resources, in bytes`
    return [heading, ...rows, ...(rest > 0 ? [`${''.padStart(39)}  and ${formatCount(rest)} smaller`] : [])]
  }
}

const largestShown = 10
/** What a route that is not judged refuses: the first. */
const refusalsShown = 3
const refusalsInText = 10
const warningsShown = 10
const routesInLine = 5

/** What is told of a route: how many resources it refuses, some or all of them, and what a later write refuses. */
interface Told {
  count: number
  readonly refusals: Refusal[]
  readonly later: string[]
}

interface Refusal {
  readonly name: string
  /** "a.yaml:12" */
  readonly at: string
  readonly verdict: Verdict
  readonly resource: Pick<ResourceReport, 'apiVersion' | 'kind' | 'name' | 'source'>
}

interface Sized {
  readonly name: string
  readonly bytes: Pick<ResourceReport['bytes'], 'source' | 'json' | 'annotations'>
}

/** kubectl words a refusal otherwise where it is not the only one. */
function isAmongSeveral({ of, goIn, unknown }: RouteReport): boolean {
  return of - goIn - unknown > 1
}

/**
 * "crd/boats.example.org: annotations 620,925 of 262,144 bytes (apply.last-applied), a.yaml:3", and the server's words.
 */
function refusalLines({ name, at, verdict, resource }: Refusal, among: boolean): Line[] {
  const { message } = among ? amongSeveral(verdict, resource) : verdict
  const why = verdict.limit === null ? refusalText(verdict) : usedOf(verdict)
  return [[{ style: 'red', text: name }, `: ${why}, ${at}`], ...saidLines(message)]
}

function wholeLines(whole: Verdict): Line[] {
  return [[{ style: 'red', text: 'the whole input' }, `: ${usedOf(whole)}`], ...saidLines(whole.message)]
}

/** The words of the server, indented; their line ends are theirs. */
function saidLines(message: string | null): string[] {
  return message === null ? [] : message.split('\n').map(line => `  ${line}`)
}

/** What has to be built first is built for the routes that are asked about. */
const unmeasured = 'not measured'
const howToMeasure =
  '  not measured: the object that carries the whole input is built for a route that is asked about (--route), and for -o json'

const verdictStyles: Readonly<Record<VerdictWord, Style>> = {
  fits: 'green',
  tight: 'yellow',
  refused: 'red',
  unknown: 'dim',
}

function verdictPart(word: VerdictWord, width: number): { readonly style: Style; readonly text: string } {
  return { style: verdictStyles[word], text: (word === 'unknown' ? unmeasured : word).padEnd(width) }
}

function shownProblem(problem: ProblemReport): Line {
  const { severity } = problem
  const text = problemLine(problem)
  return [{ style: severity === 'error' ? 'red' : 'yellow', text: severity }, text.slice(severity.length)]
}

function usedOf({ limit, bytes, max }: Verdict): string {
  if (bytes === null || max === null || limit === null) return ''
  return `${limitNames[limit]} ${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
}
