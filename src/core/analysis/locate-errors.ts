import { bytes } from '../bytes'
import { type ClusterLimits, limits as limitTable } from '../limit'
import { pluralOf } from '../resource'
import { type Route, type RouteId, routeOf, routes } from '../route'
import { judgeWhole, type RecognizedError, recognizeErrors, routesOfProgram, type Verdict } from '../verdict'
import type { ResourceReport } from './analysis'
import { type Judged, verdictsOn } from './judge-routes'

/** A pasted refusal, and what of the input it is about. */
export interface LocatedError extends RecognizedError {
  /**
   * Indexes of the resources it can be about: the one it names, else those that meet its limit. Empty where none of the
   * input does.
   */
  readonly resources: readonly number[]
  /**
   * The route that was asked for; else, of those of the program that printed it, the one on which this input meets the
   * limit, or one that has it. Null where no route does.
   */
  readonly route: RouteId | null
  /**
   * The whole input on that route, where it travels in one object and that object, or the file it is made of, is what
   * is refused.
   */
  readonly whole: Verdict | null
  /** The same on every route of the program that carries it, that one first. */
  readonly wholes: readonly Verdict[]
  /** The limits of the cluster that answered: those asked for, with what the text says of them. */
  readonly cluster: ClusterLimits
}

/** What an error is held against: a route if one was asked for, and the limits of the cluster. */
export interface ErrorQuestion {
  readonly route: RouteId | null
  readonly cluster: ClusterLimits
}

/** Recognizes the refusals in a pasted text and looks for their resources in the input. */
export function locateErrors(judged: Judged, text: string, question: ErrorQuestion): LocatedError[] {
  return recognizeErrors(text).map(error => ({ ...error, ...locate(judged, error, question) }))
}

function locate(judged: Judged, error: RecognizedError, { route: asked, cluster: limitsAsked }: ErrorQuestion) {
  const { resources } = judged
  const cluster = clusterOf(error, limitsAsked)
  const named = error.resource === null ? null : indexesOf(resources, report => isNamed(report, error))
  const candidates = candidatesFor(error, asked)
  let first: Located | null = null
  let met: Located | null = null
  for (const route of candidates) {
    const located = locateOn(judged, error, route, cluster, named)
    if (located.meets) {
      met = located
      break
    }
    if (located.has) first ??= located
  }
  const about = (met ?? first)?.about ?? { resources: named ?? [], route: asked, whole: null }
  return { ...about, wholes: about.whole ? wholesOn(judged, error, about.whole, cluster) : [], cluster }
}

/** How the whole fares on the routes of the program that printed the error, where it meets the same limit. */
function wholesOn(judged: Judged, error: RecognizedError, first: Verdict, cluster: ClusterLimits): Verdict[] {
  const others = routesOfProgram(error)
    .filter(id => id !== first.route)
    .map(routeOf)
    .filter(({ carriers }) => carriers.some(({ limit }) => error.limits.includes(limit)))
  return [
    first,
    ...others.flatMap(route => judgeWhole({ ...judged.whole, carried: judged.carried }, route, cluster) ?? []),
  ]
}

interface Located {
  /** Whether this input meets the limit on the route, and whether the route has the limit at all. */
  readonly meets: boolean
  readonly has: boolean
  readonly about: Pick<LocatedError, 'resources' | 'route' | 'whole'>
}

function locateOn(
  judged: Judged,
  error: RecognizedError,
  route: Route,
  cluster: ClusterLimits,
  named: readonly number[] | null,
): Located {
  const { limits, file, type } = error
  const has = (each: { readonly limit: string }): boolean => limits.some(limit => limit === each.limit)
  const carries = route.carriers.some(has)
  // A ConfigMap that the input does not have may be one that carries it, and so is what the program makes itself.
  const isMissing = named?.length === 0 && !error.notes.includes('reconciled')
  const isOfWhole = carries && (isMissing || error.notes.includes('own-object')) && judged.resources.length > 0
  const whole = isOfWhole ? judgeWhole({ ...judged.whole, carried: judged.carried }, route, cluster) : null
  const isRefused = ({ verdict, limit }: Verdict): boolean => verdict === 'refused' && limit !== null && has({ limit })
  const wholeMeets = whole !== null && isRefused(whole)
  const verdicts = verdictsOn(judged, route, cluster)
  const meeting = indexesOf(
    judged.resources,
    (report, index) => isOfType(report, type) && isRefused(verdicts[index] as Verdict),
  )
  const inFile = meeting.filter(index => file !== null && judged.resources[index]?.source.endsWith(file))
  const found = error.notes.includes('own-object') ? [] : (named ?? (inFile.length > 0 ? inFile : meeting))
  return {
    meets: wholeMeets || found.some(index => meeting.includes(index)),
    has: carries || route.checks.some(has),
    about: { resources: found, route: route.id, whole },
  }
}

/** The routes an error can be about, in the order in which they are tried. */
function candidatesFor(error: RecognizedError, asked: RouteId | null): readonly Route[] {
  if (asked !== null) return [routeOf(asked)]
  const own = routesOfProgram(error).map(routeOf)
  // What is refused in a ConfigMap that kubectl applies may be what a controller is to read from it.
  const isCarried = ['configmap.data', 'secret.data'].includes(error.limits[0] ?? '')
  return own.length > 0 && !isCarried ? own : [...own, ...routes.filter(route => !own.includes(route))]
}

/** The limits that answered: a proxy that says 413 is there, and a setting that the text states is set so. */
function clusterOf({ limits, max }: RecognizedError, cluster: ClusterLimits): ClusterLimits {
  const own = { ...cluster.own }
  const [likeliest, ...others] = limits.flatMap(id => limitTable.find(limit => limit.id === id) ?? [])
  // Where the text can be several limits' its number is that of one whose number it is.
  if (likeliest && max !== null && likeliest.raise !== null && !others.some(limit => limit.max === max)) {
    own[likeliest.id] = bytes(max)
  } else if (likeliest?.onlyWhereSet) own[likeliest.id] ??= likeliest.max
  return { ...cluster, own }
}

function isNamed({ kind, name }: ResourceReport, { resource }: RecognizedError): boolean {
  return kind === resource?.kind && name === resource?.name
}

/** Whether a resource is of the type that was sent, as a client names it: `configmaps`, `widgets.example.org`. */
function isOfType({ kind, apiVersion }: ResourceReport, type: string | null): boolean {
  if (type === null) return true
  const group = apiVersion?.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  return type === [pluralOf(kind ?? ''), group].filter(part => part !== '').join('.')
}

function indexesOf(
  resources: readonly ResourceReport[],
  holds: (report: ResourceReport, index: number) => boolean,
): number[] {
  return [...resources.keys()].filter(index => holds(resources[index] as ResourceReport, index))
}
