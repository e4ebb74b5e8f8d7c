import { type ResourceReport, sizedResource } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import type { LimitId } from '../../core/limit'
import type { Route } from '../../core/route'

export type MeasureId = 'source' | 'json' | 'annotations' | 'request' | 'etcd' | 'gzip' | 'data'

/** A size that can be charted and sorted by, with the limit it is held against. */
export interface Measure {
  readonly id: MeasureId
  readonly limit: LimitId
  /** Bytes of a resource on a route; null where it has no such size. */
  readonly of: (resource: ResourceReport, route: Route) => Bytes | null
  /** Whether the number may be an estimate for this resource. */
  readonly estimated: (resource: ResourceReport) => boolean
}

const exact = () => false

export const measures: readonly Measure[] = [
  { id: 'source', limit: 'configmap.data', of: ({ bytes }) => bytes.source, estimated: exact },
  { id: 'json', limit: 'configmap.data', of: ({ bytes }) => bytes.jsonDocument, estimated: exact },
  {
    id: 'annotations',
    limit: 'meta.annotations',
    of: ({ bytes }, route) => (copiesManifest(route) ? bytes.annotations : bytes.ownAnnotations),
    estimated: exact,
  },
  {
    id: 'request',
    limit: 'apiserver.body',
    of: (resource, route) => route.body(sizedResource(resource)),
    estimated: exact,
  },
  {
    id: 'etcd',
    limit: 'etcd.request',
    of: (resource, route) =>
      route.checks.find(({ limit }) => limit === 'etcd.request')?.measure(sizedResource(resource)) ?? null,
    estimated: ({ known }) => known.etcdValue === 'estimate',
  },
  // What a compressed bundle is held against: binaryData counts like data.
  {
    id: 'gzip',
    limit: 'configmap.data',
    of: ({ bytes }) => bytes.gzip,
    estimated: ({ known }) => known.gzip === 'estimate',
  },
  { id: 'data', limit: 'configmap.data', of: ({ bytes }) => bytes.data, estimated: exact },
]

/** Whether kubectl writes a copy of the manifest into an annotation on this route. */
export function copiesManifest(route: Route): boolean {
  return route.checks.some(({ limit }) => limit === 'apply.last-applied')
}

export function measureOf(id: MeasureId): Measure {
  const measure = measures.find(candidate => candidate.id === id)
  if (!measure) throw new RangeError(`no measure ${id}`)
  return measure
}

/** The measure that a limit counts; what counts the carrier of the whole is looked at as written. */
export function measureForLimit(limit: LimitId): MeasureId {
  switch (limit) {
    case 'apiserver.body':
      return 'request'
    case 'meta.annotations':
    case 'apply.last-applied':
      return 'annotations'
    case 'configmap.data':
    case 'secret.data':
      return 'data'
    case 'etcd.client.send':
    case 'etcd.request':
      return 'etcd'
    case 'ocm.manifestwork':
      return 'json'
    default:
      return 'source'
  }
}
