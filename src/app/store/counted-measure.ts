import { type MeasureId, measureForLimit } from '../../core/analysis'
import { type Answered, type RouteAnswer, verdictOf } from './answered'

/** Whether what decides on a route is the whole input, in bytes that its resources have too: as data of one carrier. */
export function countsWhole({ whole, estimated }: RouteAnswer): boolean {
  return !!whole && (whole.limit === 'configmap.data' || whole.limit === 'secret.data') && !estimated
}

/**
 * What to look at for a route: the bytes that its deciding limit counts, or where that is one of a built whole, what
 * the heaviest resource meets.
 */
export function countedMeasure(answered: Pick<Answered, 'analysis' | 'cluster' | 'chosen'>): MeasureId {
  const { id, decisive, meets, heaviest } = answered.chosen
  if (countsWhole(answered.chosen)) return id === 'clusterresourceset-configmap-json' ? 'json' : 'source'
  if (decisive !== null && meets?.limit) return measureForLimit(meets.limit)
  const limit = heaviest === null ? null : verdictOf(answered, id, heaviest)?.limit
  return limit ? measureForLimit(limit) : 'request'
}
