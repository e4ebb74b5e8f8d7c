import type { ResourceReport } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'

export type CompareMeasureId = 'json' | 'source' | 'annotations' | 'etcd'

/** A size in which two inputs are set side by side. */
export interface CompareMeasure {
  readonly id: CompareMeasureId
  readonly of: (resource: ResourceReport) => Bytes | null
}

/** Compact JSON first: it is what changes when the object does, and not when its indentation does. */
export const compareMeasures: readonly CompareMeasure[] = [
  { id: 'json', of: ({ bytes }) => bytes.json },
  { id: 'source', of: ({ bytes }) => bytes.source },
  { id: 'annotations', of: ({ bytes }) => bytes.annotations },
  { id: 'etcd', of: ({ bytes }) => bytes.etcdValue.serverSideApply },
]
