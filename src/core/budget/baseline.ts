import { type Analysis, type MeasureId, measures, plimsollVersion, verdictsOf } from '../analysis'
import type { ClusterLimits } from '../limit'
import { type RouteId, routeOf, routes } from '../route'
import { sizeOf } from './measured'

/**
 * An earlier state to measure growth from: numbers and names, nothing of a content and no digest of one, so that it can
 * stand in a repository whatever the manifests hold.
 */
export interface Baseline {
  /** Of this form of the file. */
  readonly baseline: 1
  /** What wrote it. */
  readonly plimsoll: string
  /** The route by which sizes were measured that differ by it: annotations, request, etcd. */
  readonly route: RouteId
  /** Documents that could not be read, and so are in no sum. */
  readonly unreadable: number
  /** Of all sources, which is more than the sum of the resources as written and less than that of them compressed. */
  readonly whole: { readonly source: number; readonly gzip: number | null }
  readonly resources: readonly BaselineResource[]
}

/** A resource of a baseline. */
export interface BaselineResource {
  /** `group/kind/namespace/name`, `#n` for the second and further of the same identity. */
  readonly id: string
  readonly apiVersion: string | null
  readonly kind: string | null
  readonly namespace: string | null
  readonly name: string | null
  /** Null: there is no such size of it. */
  readonly bytes: Readonly<Record<MeasureId, number | null>>
  /** Routes that refused it. */
  readonly refused: readonly RouteId[]
}

/** The state of an analysis as a baseline. */
export function baselineOf(
  { resources, whole }: Pick<Analysis, 'resources' | 'whole'>,
  route: RouteId,
  cluster: ClusterLimits,
): Baseline {
  const readable = resources.filter(resource => resource.readable)
  return {
    baseline: 1,
    plimsoll: plimsollVersion,
    route,
    unreadable: resources.length - readable.length,
    whole: { source: whole.source, gzip: whole.gzip },
    resources: readable.map(resource => {
      const { id, apiVersion, kind, namespace, name } = resource
      const sizes = measures.map(({ id }) => [id, sizeOf(resource, id, routeOf(route))])
      const refused = verdictsOf(resource, cluster).flatMap(({ route, verdict }) =>
        verdict === 'refused' ? route : [],
      )
      return { id, apiVersion, kind, namespace, name, bytes: Object.fromEntries(sizes), refused }
    }),
  }
}

/** The text of a baseline as JSON; a line for each resource, so that a change of one is a change of a line. */
export function baselineText({ resources, ...rest }: Baseline): string {
  const head = JSON.stringify(rest, null, 2).replace(/\n}$/, '')
  const lines = resources.map(resource => `    ${JSON.stringify(resource)}`)
  return `${head},\n  "resources": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`
}

/** Reads a baseline; a text is why it is none that can be used, and what to do. */
export function readBaseline(text: string): Baseline | string {
  const content = parse(text)
  if (typeof content === 'string') return content
  const { baseline, route, unreadable, whole, resources, plimsoll } = content
  if (baseline === undefined) return `it is no baseline; ${anew}`
  if (baseline !== 1) {
    return `it is of version ${String(baseline)}, and version 1 is read here; update Plimsoll, or ${anew.replace(/^p/, 'with this one p')}`
  }
  const isWhole =
    typeof plimsoll === 'string' &&
    isRoute(route) &&
    isCount(unreadable) &&
    isWholeSizes(whole) &&
    Array.isArray(resources) &&
    resources.every(isResource)
  if (!isWhole) return `something in it is missing or of another type; ${anew}`
  if (resources.length === 0) return `it holds no resource; ${anew}`
  return { baseline, plimsoll, route, unreadable, whole, resources }
}

const anew = 'plimsoll check --write-baseline FILE writes one'

function parse(text: string): Partial<Record<keyof Baseline, unknown>> | string {
  try {
    const content: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return isObject(content) ? content : `it holds no JSON object; ${anew}`
  } catch (error) {
    return `it is no JSON: ${error instanceof Error ? error.message : String(error)}; ${anew}`
  }
}

function isObject(content: unknown): content is Record<string, unknown> {
  return typeof content === 'object' && content !== null && !Array.isArray(content)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isWholeSizes(value: unknown): value is Baseline['whole'] {
  return isObject(value) && isCount(value.source) && (value.gzip === null || isCount(value.gzip))
}

function isRoute(value: unknown): value is RouteId {
  return typeof value === 'string' && routes.some(({ id }) => id === value)
}

function isResource(value: unknown): value is BaselineResource {
  if (!isObject(value) || typeof value.id !== 'string' || !isObject(value.bytes)) return false
  const { apiVersion, kind, namespace, name, bytes, refused } = value
  return (
    [apiVersion, kind, namespace, name].every(text => text === null || typeof text === 'string') &&
    measures.every(({ id }) => bytes[id] === null || isCount(bytes[id])) &&
    Array.isArray(refused) &&
    refused.every(route => typeof route === 'string')
  )
}
