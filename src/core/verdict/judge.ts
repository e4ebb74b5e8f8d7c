import { type Bytes, bytes } from '../bytes'
import type { Answer } from '../encoding'
import { type ClusterLimits, isRefusedBy, type LimitId, limitOf, maxOf } from '../limit'
import { isBuiltInKind } from '../resource'
import type { Check, Route, SizedResource, WholeSizes } from '../route'
import { worstLater } from './judge-later'
import { plainAnswer } from './plain-answer'
import { type Refusal, refusalOf } from './refusal'
import { answerOn, answerText } from './structure-refusal'
import type { Verdict } from './verdict'

/** Verdict for one resource on one route, in a cluster. `file` is the source's name as kubectl would be given it. */
export function judgeResource(resource: SizedResource, route: Route, file: string, cluster: ClusterLimits): Verdict {
  const { definition } = resource
  if (definition && judgeFirst(definition, route, file, cluster).verdict === 'refused')
    return refusedFor(route, unknownKind(resource, route, file))
  const first = judgeFirst(resource, route, file, cluster)
  if (first.verdict === 'refused' || first.verdict === 'unknown') return first
  const later = meetsEtcd(route) ? worstLater(resource.sizes.etcdValue.later ?? [], route.writes, cluster) : null
  return later ? { ...first, verdict: later.outcome === 'refused' ? 'tight' : first.verdict, later } : first
}

/** kubectl `pkg/cmd/util/helpers.go`, apimachinery `pkg/api/meta/errors.go: NoKindMatchError`. */
function unknownKind({ apiVersion, kind, name }: SizedResource, { printedBy }: Route, file: string): Refusal {
  const text = `no matches for kind "${kind}" in version "${apiVersion ?? ''}"`
  const printed = `error: resource mapping not found for name: "${name ?? ''}" namespace: "" from "${file}": ${text}\nensure CRDs are installed first`
  return { reason: 'definition-refused', message: printedBy === 'kubectl' ? printed : text }
}

/** A dry run does not. */
function meetsEtcd({ checks }: Route): boolean {
  return checks.some(({ limit, carrierKind }) => limit === 'etcd.request' && carrierKind === undefined)
}

/**
 * The first write: what the body meets, then its structure, then what validation says of names and sizes together, then
 * etcd.
 */
function judgeFirst(resource: SizedResource, route: Route, file: string, cluster: ClusterLimits): Verdict {
  const refusal = refusalOf(resource, route, file)
  if (refusal) return refusedFor(route, refusal)
  const answer = answerOn(resource, route, cluster)
  const structure = answer && {
    // Out of a link it comes without words.
    ...{ reason: answer.code, message: answer.message === '' ? null : answerText(answer, resource, route, file) },
    isInvalid: answer.by === 'Invalid',
  }
  let closest: Held | null = null
  const held = ({ limit, measure }: Check): Held | null => {
    const size = measure(resource)
    const max = maxOf(cluster, limit)
    return size === null || max === null ? null : { limit, bytes: size, max }
  }
  for (const check of route.checks) {
    const isDecoded = !limitsBeforeDecoding.has(check.limit)
    if (structure && isDecoded && !structure.isInvalid) return refusedFor(route, structure)
    if (structure && isDecoded && !validationLimits.has(check.limit)) return refusedFor(route, structure)
    const found = held(check)
    if (found === null) continue
    if (isRefusedBy(limitOf(check.limit), found.bytes, found.max)) {
      if (check.carrierKind !== undefined)
        return refused(route, found, { kind: check.carrierKind, name: carrierName }, file)
      if (!validationLimits.has(check.limit)) return refused(route, found, resource, file)
      return invalid(resource, route, file, found, answer, route.checks.map(held))
    }
    if (!closest || share(found) > share(closest)) closest = found
  }
  if (structure) return refusedFor(route, structure)
  if (!closest) return refusedUnsent(route)
  const verdict = passed(route, closest, cluster)
  return route.ownKinds && isOwnKind(resource)
    ? { ...verdict, verdict: route.ownKinds.verdict, message: route.ownKinds.says(resource) }
    : verdict
}

/** Whether it is a custom resource whose CRD is in the input. */
function isOwnKind({ apiVersion, kind, scopeAssumed }: SizedResource): boolean {
  return apiVersion != null && scopeAssumed === false && !isBuiltInKind({ apiVersion, kind })
}

/** Limits that are met before the server reads the object: those of a chart's files, and of the body. */
const limitsBeforeDecoding: ReadonlySet<LimitId> = new Set<LimitId>([
  'helm.chart.file',
  'flux.chart.file',
  'proxy.body',
  'apiserver.body',
])

/** Limits that validation holds against an object: it names all that are exceeded, beside what it finds in names. */
const validationLimits: ReadonlySet<LimitId> = new Set<LimitId>([
  'apply.last-applied',
  'configmap.data',
  'meta.annotations',
  'secret.data',
])

function invalid(
  resource: SizedResource,
  route: Route,
  file: string,
  first: Held,
  answer: Answer | null,
  all: readonly (Held | null)[],
): Verdict {
  const alone = refused(route, first, resource, file)
  const causes = all.flatMap(held => {
    if (held === null || !validationLimits.has(held.limit) || !isRefusedBy(limitOf(held.limit), held.bytes, held.max))
      return []
    const text = refused(route, held, resource, file).message ?? ''
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

/** No limit of the route could be held against it. */
function refusedUnsent(route: Route): Verdict {
  return {
    ...{ route: route.id, verdict: 'refused', limit: null, bytes: null, max: null },
    ...{ reason: 'not-sent', message: null },
  }
}
