import {
  type Analysis,
  type Headline,
  headlineOf,
  judgeRoutes,
  type ResourceReport,
  type RouteReport,
  type VerdictColumns,
  verdictColumns,
  verdictOn,
} from '../../core/analysis'
import { type ClusterLimits, sameLimits } from '../../core/limit'
import { supposed } from '../../core/question'
import { type Route, type RouteId, routeOf, routes } from '../../core/route'
import { unreadableIn, withRest } from '../../core/share'
import type { Verdict } from '../../core/verdict'
import { type AnswersSlice, valueIn } from './answers-slice'
import type { Analyzed, InputSlice, Later } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { PageSource } from './source'

/** How the input fares on one route of the list. */
export interface RouteAnswer extends Omit<RouteReport, 'route'> {
  readonly id: RouteId
  /** Its checks and carriers. */
  readonly route: Route
}

/**
 * What follows from analysis, question and later answers: derived, never kept. The same object as long as none of them
 * changes.
 */
export interface Answered {
  readonly analysis: Analysis
  /** Those of the analysis, with the gzip sizes that are known by now. */
  readonly resources: readonly ResourceReport[]
  readonly sources: readonly PageSource[]
  readonly linked: Analyzed['linked']
  /** The limits that everything here is judged by, as they are or, while a limit is only supposed, as they would be. */
  readonly cluster: ClusterLimits
  /** Every route, in the order shown. */
  readonly routes: readonly RouteAnswer[]
  /** The one of the question. */
  readonly chosen: RouteAnswer
  /** The facts of the sentence. */
  readonly headline: Headline
}

type AnsweredState = InputSlice & QuestionSlice & AnswersSlice

/** Up to so many resources are judged at once, without asking the worker: a few milliseconds for all routes. */
const judgedHere = 500

/** Whether this is judged by the worker: there are many resources, and the worker has them. */
export function isJudgedBehind({ analysis, linked }: Analyzed): boolean {
  return linked === null && analysis.resources.length > judgedHere
}

/** The cluster that verdicts are for. */
export function clusterOf({ question, whatIf }: QuestionSlice): ClusterLimits {
  return supposedCluster(question.cluster, whatIf)
}

const supposedCluster = remembered(supposed)

/** Everything that is answered on the page; null where there is no input. */
export function answeredOf(state: AnsweredState): Answered | null {
  const { analyzed, later, question } = state
  if (!analyzed) return null
  const judged = isJudgedBehind(analyzed) ? valueIn(state, 'judge', {}) : 'here'
  return answered(analyzed, later, clusterOf(state), question.route, judged)
}

const answered = remembered(
  (
    analyzed: Analyzed,
    { carried, gzips }: Later,
    cluster: ClusterLimits,
    chosenId: RouteId,
    judged: readonly RouteReport[] | 'here' | null,
  ): Answered => {
    const { analysis, sources, linked } = analyzed
    const list = routesUnder(analyzed, carried, cluster, judged)
    const chosen = list.find(({ id }) => id === chosenId) ?? list[0]
    if (!chosen) throw new RangeError('there are no routes')
    const unread = analysis.resources.filter(({ readable }) => !readable).length + unreadableIn(linked?.rest ?? null)
    return {
      ...{ analysis, sources, linked, cluster, chosen, routes: list },
      resources: withGzips(analysis.resources, gzips),
      headline: headlineOf({ ...chosen, route: chosen.id }, cluster, unread),
    }
  },
)

/** While a limit is only supposed: the headline as it really is; null where that has not been judged. */
export function reallyOf({ analyzed, later, question, whatIf }: AnsweredState): Headline | null {
  if (!analyzed || !whatIf || isJudgedBehind(analyzed)) return null
  return really(analyzed, later.carried, question.cluster, question.route)
}

const really = remembered(
  (analyzed: Analyzed, carried: Later['carried'], cluster: ClusterLimits, route: RouteId): Headline | null => {
    const report = judgeRoutes({ ...analyzed.analysis, carried }, cluster).find(each => each.route === route)
    return report ? headlineOf(report, cluster, 0) : null
  },
)

const routesUnder = remembered(
  (
    { analysis, linked }: Analyzed,
    carried: Later['carried'],
    cluster: ClusterLimits,
    judged: readonly RouteReport[] | 'here' | null,
  ): readonly RouteAnswer[] => {
    const reports = judged === 'here' ? judgeRoutes({ ...analysis, carried }, cluster) : (judged ?? unknown(analysis))
    const all = linked ? withRest(reports, linked.rest, sameLimits(linked.cluster, cluster)) : reports
    return all.map(report => ({ ...report, id: report.route, route: routeOf(report.route) }))
  },
)

/** Every route while the worker judges: nothing is known yet, and nothing is said to fit. */
function unknown({ resources }: Analysis): RouteReport[] {
  const of = resources.filter(({ readable }) => readable).length
  const nothing = {
    goIn: 0,
    tight: 0,
    whole: null,
    meets: null,
    decisive: null,
    about: null,
    heaviest: null,
    estimated: false,
  }
  return routes.map(({ id }) => ({ route: id, verdict: 'unknown', of, unknown: of, ...nothing }))
}

const withGzips = remembered((resources: readonly ResourceReport[], gzips: Later['gzips']) =>
  gzips
    ? resources.map((resource, index) => ({ ...resource, bytes: { ...resource.bytes, gzip: gzips[index] ?? null } }))
    : resources,
)

/** The verdict on one resource of the input, with the server's words; null where there is no such resource. */
export function verdictOf(
  { analysis, cluster }: Pick<Answered, 'analysis' | 'cluster'>,
  route: RouteId,
  index: number,
): Verdict | null {
  const resource = analysis.resources[index]
  return resource ? verdictOn(resource, routeOf(route), cluster) : null
}

/**
 * The verdicts of a route on all resources, for orders and counts; null until the worker has judged them, where there
 * are many.
 */
export function columnsOf(state: AnsweredState, route: RouteId): VerdictColumns | null {
  const { analyzed } = state
  if (!analyzed) return null
  if (isJudgedBehind(analyzed)) return valueIn(state, 'verdicts', { route })
  return columnsHere(analyzed.analysis, clusterOf(state))(route)
}

const columnsHere = remembered((analysis: Analysis, cluster: ClusterLimits) => {
  const known = new Map<RouteId, VerdictColumns>()
  return (route: RouteId): VerdictColumns => {
    const columns = known.get(route) ?? verdictColumns(analysis, routeOf(route), cluster)
    known.set(route, columns)
    return columns
  }
})

/** The last result of a function is given again for the same arguments. */
function remembered<Arguments extends readonly unknown[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | null = null
  return (...given) => {
    if (last?.given.every((each, index) => each === given[index])) return last.result
    last = { given, result: compute(...given) }
    return last.result
  }
}
