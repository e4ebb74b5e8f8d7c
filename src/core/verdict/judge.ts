import { type Bytes, bytes } from '../bytes'
import type { Answer } from '../encoding'
import { type ClusterLimits, isRefusedBy, type LimitId, limitOf, maxOf } from '../limit'
import type { Route, SizedResource, WholeSizes } from '../route'
import { type Course, courseOf, type Outcome, outcomeOn, validationLimits } from './outcome'
import { plainAnswer } from './plain-answer'
import { notSent, type Refusal, refusalOf } from './refusal'
import { answerOn, answerText } from './structure-refusal'
import type { Verdict } from './verdict'

/** Verdict for one resource on one route, in a cluster. `file` is the source's name as kubectl would be given it. */
export function judgeResource(resource: SizedResource, route: Route, file: string, cluster: ClusterLimits): Verdict {
  const course = courseOf(route, cluster)
  return verdictOf(outcomeOn(resource, course), resource, course, file)
}

/** What an outcome of this resource on this course says, with the words of who refuses. */
export function verdictOf(outcome: Outcome, resource: SizedResource, course: Course, file: string): Verdict {
  const verdict = firstVerdict(outcome, resource, course, file)
  return outcome.later ? { ...verdict, later: outcome.later } : verdict
}

function firstVerdict(
  { word, by, held, isOwnKind }: Outcome,
  resource: SizedResource,
  course: Course,
  file: string,
): Verdict {
  const { route, cluster } = course
  if (by === 'definition') return refusedFor(route, unknownKind(resource, route, file))
  if (by === 'itself') return refusedFor(route, refusalOf(resource, route, file) ?? notSent)
  const answer = answerOn(resource, route, cluster)
  if (by === 'structure' && answer) {
    // Out of a link it comes without words.
    const message = answer.message === '' ? null : answerText(answer, resource, route, file)
    return refusedFor(route, { reason: answer.code, message })
  }
  if (held === null) return refusedFor(route, notSent)
  const { step, bytes } = held
  const { limit, max, carrierKind } = step
  if (isOwnKind || word !== 'refused') {
    const message = isOwnKind ? (route.ownKinds?.says(resource) ?? null) : null
    return { route: route.id, verdict: word, limit, bytes, max, message }
  }
  if (carrierKind !== undefined)
    return refused(route, { limit, bytes, max }, { kind: carrierKind, name: carrierName }, file)
  const alone = refused(route, { limit, bytes, max }, resource, file)
  return validationLimits.has(limit) ? invalid(alone, resource, course, file, answer) : alone
}

/** kubectl `pkg/cmd/util/helpers.go`, apimachinery `pkg/api/meta/errors.go: NoKindMatchError`. */
function unknownKind({ apiVersion, kind, name }: SizedResource, { printedBy }: Route, file: string): Refusal {
  const text = `no matches for kind "${kind}" in version "${apiVersion ?? ''}"`
  const printed = `error: resource mapping not found for name: "${name ?? ''}" namespace: "" from "${file}": ${text}\nensure CRDs are installed first`
  return { reason: 'definition-refused', message: printedBy === 'kubectl' ? printed : text }
}

/**
 * The refusal of a size by validation, which names all the others that it refuses, and the faults of names, with it.
 */
function invalid(
  alone: Verdict,
  resource: SizedResource,
  { route, steps }: Course,
  file: string,
  answer: Answer | null,
): Verdict {
  const causes = steps.flatMap(({ limit, row, max, measure }) => {
    const size = measure(resource)
    if (size === null || !validationLimits.has(limit) || !isRefusedBy(row, size, max)) return []
    const text = refused(route, { limit, bytes: size, max }, resource, file).message ?? ''
    const start = text.indexOf(isInvalid)
    return start < 0 ? [] : [text.slice(start + isInvalid.length)]
  })
  const distinct = [...new Set(causes)]
  if (distinct.length + (answer?.causes.length ?? 0) < 2) return alone
  const named = { kind: resource.kind ?? '', name: resource.name ?? '' }
  const ofSizes = {
    code: 'name-invalid',
    by: 'Invalid',
    message: `${named.kind} "${named.name}"${isInvalid}`,
    causes: [],
  } as const
  const said = answer?.by === 'Invalid' ? answer : ofSizes
  return { ...alone, message: answerText(said, resource, route, file, distinct) }
}

const isInvalid = ' is invalid: '

function refusedFor(route: Route, { reason, message }: Refusal): Verdict {
  return { route: route.id, verdict: 'refused', limit: null, bytes: null, max: null, reason, message }
}

/**
 * Verdict for the whole input on a route that carries it, null on the others; unknown while what carries it was not
 * measured and nothing else refuses it.
 */
export function judgeWhole(whole: WholeSizes, route: Route, cluster: ClusterLimits): Verdict | null {
  let closest: Held | null = null
  let missing: Verdict | null = null
  for (const { limit, kind, measure, atLeast, optional, error, says } of route.carriers) {
    const max = maxOf(cluster, limit)
    if (max === null) continue
    const known = measure(whole)
    const size = known ?? atLeast?.(whole) ?? null
    if (known === null && !optional)
      missing ??= { route: route.id, verdict: 'unknown', limit, bytes: null, max, message: null }
    if (size === null) continue
    const held = { limit, bytes: size, max }
    // The carrier is not written yet, so it has no name of its own.
    const surely = error ? bytes(Math.max(0, size - error(size))) : size
    if (isRefusedBy(limitOf(limit), surely, max)) {
      const verdict = refused(route, held, { kind, name: carrierName }, '')
      return says && verdict.message !== null ? { ...verdict, message: `${says}${verdict.message}` } : verdict
    }
    if (!closest || share(held) > share(closest)) closest = held
  }
  // What is refused for a part of it is refused; that a part of it fits says nothing.
  if (whole.unrendered) missing ??= { ...{ route: route.id, verdict: 'unknown', limit: null }, ...nothingHeld }
  return missing ?? (closest && passed(route, closest, cluster))
}

/** Whether the bytes of a verdict on the whole are an estimate. */
export function isWholeEstimated(route: Route, { limit }: Verdict): boolean {
  return route.carriers.some(carrier => carrier.limit === limit && carrier.estimated)
}

const carrierName = 'NAME'

const nothingHeld = { bytes: null, max: null, message: null }

interface Held {
  readonly limit: LimitId
  readonly bytes: Bytes
  readonly max: Bytes
}

function share({ bytes, max }: Held): number {
  return bytes / max
}

function passed(route: Route, held: Held, cluster: ClusterLimits): Verdict {
  return { route: route.id, verdict: share(held) > cluster.tightOver ? 'tight' : 'fits', ...held, message: null }
}

function refused(route: Route, held: Held, named: Pick<SizedResource, 'kind' | 'name'>, file: string): Verdict {
  const answer = limitOf(held.limit).answers[0]?.text({
    kind: named.kind ?? '',
    name: named.name ?? '',
    bytes: held.bytes,
    max: held.max,
    file: route.namesFile ? file : null,
  })
  const message = answer === undefined ? null : route.printedBy === 'kubectl' ? answer : plainAnswer(answer)
  return { route: route.id, verdict: 'refused', ...held, message }
}
