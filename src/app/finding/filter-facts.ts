import { type MeasureId, measureOf } from '../../core/analysis'
import type { FilterFacts, NumberField } from '../../core/filter'
import { shareOf } from '../../core/verdict'
import { type Answered, verdictOf } from '../store'

const measureFor: Readonly<Record<Exclude<NumberField, 'share'>, MeasureId>> = {
  size: 'source',
  json: 'json',
  annotations: 'annotations',
  request: 'request',
  etcd: 'etcd',
  gzip: 'gzip',
  data: 'data',
}

/** What a filter asks of a resource, as the question of the page has it. */
export function filterFacts(answered: Answered): FilterFacts {
  const { id, route } = answered.chosen
  return {
    verdictOf: (index, named) =>
      answered.resources[index]?.readable ? (verdictOf(answered, named ?? id, index)?.verdict ?? null) : null,
    numberOf(resource, index, field) {
      if (field !== 'share') return measureOf(measureFor[field]).of(resource, route)
      const verdict = resource.readable ? verdictOf(answered, id, index) : null
      return verdict ? shareOf(verdict) : null
    },
  }
}
