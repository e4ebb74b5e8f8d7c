import type { Bytes } from '../bytes'
import type { LimitId } from '../limit'
import type { Route } from '../route'
import type { ResourceReport } from './analysis'
import { sizedResource } from './sized-resource'

export type MeasureId = 'source' | 'json' | 'annotations' | 'request' | 'etcd' | 'gzip' | 'data'

/** A size that can be charted and sorted by, with the limit it is held against. */
export interface Measure {
  readonly id: MeasureId
  /** What it is called in the head of a column, in English. */
  readonly name: string
  /** What is measured, for the legend of a chart, in English. */
  readonly counts: string
  readonly limit: LimitId
  /** Bytes of a resource on a route; null where it has no such size. */
  readonly of: (resource: ResourceReport, route: Route) => Bytes | null
  /** Whether the number may be an estimate for this resource. */
  readonly estimated: (resource: ResourceReport) => boolean
}

const exact = () => false

export const measures: readonly Measure[] = [
  {
    id: 'source',
    name: 'YAML',
    counts: 'text as written',
    limit: 'configmap.data',
    of: ({ bytes }) => bytes.source,
    estimated: exact,
  },
  {
    id: 'json',
    name: 'JSON',
    counts: 'as a JSON document',
    limit: 'configmap.data',
    of: ({ bytes }) => bytes.jsonDocument,
    estimated: exact,
  },
  {
    id: 'annotations',
    name: 'Annotations',
    counts: 'annotations with kubectl’s copy',
    limit: 'meta.annotations',
    of: ({ bytes }, route) => (copiesManifest(route) ? bytes.annotations : bytes.ownAnnotations),
    estimated: exact,
  },
  {
    id: 'request',
    name: 'Request',
    counts: 'body of the request',
    limit: 'apiserver.body',
    of: (resource, route) => route.body(sizedResource(resource)),
    estimated: exact,
  },
  {
    id: 'etcd',
    name: 'etcd request',
    counts: 'request to etcd',
    limit: 'etcd.request',
    of: (resource, route) =>
      route.checks.find(({ limit }) => limit === 'etcd.request')?.measure(sizedResource(resource)) ?? null,
    estimated: ({ known }) => known.etcdValue === 'estimate',
  },
  // What a compressed bundle is held against: binaryData counts like data.
  {
    id: 'gzip',
    name: 'gzip',
    counts: 'gzip of the text',
    limit: 'configmap.data',
    of: ({ bytes }) => bytes.gzip,
    estimated: ({ known }) => known.gzip === 'estimate',
  },
  {
    id: 'data',
    name: 'Data',
    counts: 'data of ConfigMaps and Secrets',
    limit: 'configmap.data',
    of: ({ bytes }) => bytes.data,
    estimated: exact,
  },
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

/** The measure that shows what a limit counts; `source` for limits on the object that carries the whole input. */
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
