import type { Bytes } from '../bytes'
import { type Answer, mostOfLater } from '../encoding'
import { type ClusterLimits, isRefusedBy, type Limit, type LimitId, limitOf, maxOf } from '../limit'
import { isBuiltInKind } from '../resource'
import type { Check, Route, SizedResource } from '../route'
import { type LaterVerdict, sizeKeptLater, worstLater } from './judge-later'
import { isNamedAndSent, refusalOf } from './refusal'
import { answerOn } from './structure-refusal'
import type { VerdictWord } from './verdict'

/** How a resource fares on a route, without the words of who refuses it: what is counted and ordered by. */
export interface Outcome {
  readonly word: Exclude<VerdictWord, 'unknown'>
  /**
   * What decides: a size, its structure, that it is not sent or has no name of its own, or that its kind is refused.
   */
  readonly by: 'size' | 'structure' | 'itself' | 'definition'
  /** The limit met first, or the one with the least headroom; null where no limit decides. */
  readonly held: Held | null
  /** It goes in, and what the program says of custom resources beside their CRD is to be told. */
  readonly isOwnKind: boolean
  readonly later: LaterVerdict | null
}

/** A size held against a limit. */
export interface Held {
  readonly step: Step
  readonly bytes: Bytes
}

/** A check of a route in a cluster that enforces its limit. */
export interface Step extends Check {
  /** The limit's row; what it is set to stands beside it. */
  readonly row: Limit
  readonly max: Bytes
}

/**
 * A route in a cluster, its limits looked up once for all resources: what is not enforced is left out, and where
 * structure and names are judged among the sizes is known.
 */
export interface Course {
  readonly route: Route
  readonly cluster: ClusterLimits
  readonly steps: readonly Step[]
  /** So many steps are met before the server says what is wrong with the structure, and before it validates names. */
  readonly beforeStructure: number
  readonly beforeNames: number
  /** Later writes up to this size are kept whatever they are; infinite where none meets etcd, as in a dry run. */
  readonly keptLater: number
  /** Whether a CRD is refused: it is asked for each resource of its kind. */
  readonly refusedDefinitions: WeakMap<SizedResource, boolean>
}

/** The course of a route in a cluster. Neither of them changes, so it is made once. */
export function courseOf(route: Route, cluster: ClusterLimits): Course {
  const ofCluster = courses.get(cluster) ?? new WeakMap<Route, Course>()
  courses.set(cluster, ofCluster)
  const course = ofCluster.get(route) ?? layOut(route, cluster)
  ofCluster.set(route, course)
  return course
}

const courses = new WeakMap<ClusterLimits, WeakMap<Route, Course>>()

function layOut(route: Route, cluster: ClusterLimits): Course {
  const { checks } = route
  const stepsOf = (some: readonly Check[]): Step[] =>
    some.flatMap(check => {
      const max = maxOf(cluster, check.limit)
      return max === null ? [] : [{ ...check, row: limitOf(check.limit), max }]
    })
  const before = (isMet: (check: Check) => boolean): number => {
    const first = checks.findIndex(isMet)
    return stepsOf(first < 0 ? checks : checks.slice(0, first)).length
  }
  const isDecoded = ({ limit }: Check): boolean => !limitsBeforeDecoding.has(limit)
  return {
    route,
    cluster,
    steps: stepsOf(checks),
    beforeStructure: before(isDecoded),
    beforeNames: before(check => isDecoded(check) && !validationLimits.has(check.limit)),
    keptLater: meetsEtcd(route) ? sizeKeptLater(cluster) : Number.POSITIVE_INFINITY,
    refusedDefinitions: new WeakMap(),
  }
}

/** A dry run does not. */
function meetsEtcd({ checks }: Route): boolean {
  return checks.some(({ limit, carrierKind }) => limit === 'etcd.request' && carrierKind === undefined)
}

/** Limits that are met before the server reads the object: those of a chart's files, and of the body. */
const limitsBeforeDecoding: ReadonlySet<LimitId> = new Set<LimitId>([
  'helm.chart.file',
  'flux.chart.file',
  'proxy.body',
  'apiserver.body',
])

/** Limits that validation holds against an object: it names all that are exceeded, beside what it finds in names. */
export const validationLimits: ReadonlySet<LimitId> = new Set<LimitId>([
  'apply.last-applied',
  'configmap.data',
  'meta.annotations',
  'secret.data',
])

/** How a resource fares on a course: the first write, and where that goes in those that follow. */
export function outcomeOn(resource: SizedResource, course: Course): Outcome {
  if (resource.definition && isRefused(resource.definition, course)) return refusedBy('definition')
  const first = firstOutcome(resource, course)
  if (first.word === 'refused') return first
  const sizes = resource.sizes.etcdValue.later
  // Nearly all are far below what any limit says.
  if (sizes === undefined || mostOfLater(sizes) <= course.keptLater) return first
  const later = worstLater(sizes, course.route.writes, course.cluster)
  return later ? { ...first, word: later.outcome === 'refused' ? 'tight' : first.word, later } : first
}

function isRefused(definition: SizedResource, course: Course): boolean {
  const known = course.refusedDefinitions.get(definition)
  if (known !== undefined) return known
  const refused = firstOutcome(definition, course).word === 'refused'
  course.refusedDefinitions.set(definition, refused)
  return refused
}

/**
 * The first write: what the body meets, then its structure, then what validation says of names and sizes together, then
 * etcd.
 */
function firstOutcome(resource: SizedResource, course: Course): Outcome {
  const { route, cluster, steps } = course
  if (!isNamedAndSent(resource, route) && refusalOf(resource, route, '')) return refusedBy('itself')
  const answer = answerOn(resource, route, cluster)
  const met = answer === null ? steps.length : stepsBefore(answer, course)
  let closest: Step | null = null
  let closestBytes: Bytes | null = null
  let most = 0
  for (let at = 0; at < met; at++) {
    const step = steps[at]
    const size = step?.measure(resource) ?? null
    if (step === undefined || size === null) continue
    if (isRefusedBy(step.row, size, step.max)) return decided('refused', { step, bytes: size })
    const share = size / step.max
    if (closest !== null && share <= most) continue
    closest = step
    closestBytes = size
    most = share
  }
  if (answer) return refusedBy('structure')
  if (closest === null || closestBytes === null) return refusedBy('itself')
  const held = { step: closest, bytes: closestBytes }
  if (route.ownKinds && isOwnKind(resource)) return { ...decided(route.ownKinds.verdict, held), isOwnKind: true }
  return decided(most > cluster.tightOver ? 'tight' : 'fits', held)
}

function stepsBefore({ by }: Answer, { beforeStructure, beforeNames }: Course): number {
  return by === 'Invalid' ? beforeNames : beforeStructure
}

function decided(word: Outcome['word'], held: Held): Outcome {
  return { word, by: 'size', held, isOwnKind: false, later: null }
}

function refusedBy(by: Outcome['by']): Outcome {
  return { word: 'refused', by, held: null, isOwnKind: false, later: null }
}

/** Whether it is a custom resource whose CRD is in the input. */
function isOwnKind({ apiVersion, kind, scopeAssumed }: SizedResource): boolean {
  return apiVersion != null && scopeAssumed === false && !isBuiltInKind({ apiVersion, kind })
}

/** Bytes as a share of the limit that decides; 0 where none does. */
export function shareOfOutcome({ held }: Outcome): number {
  return held === null ? 0 : held.bytes / held.step.max
}
