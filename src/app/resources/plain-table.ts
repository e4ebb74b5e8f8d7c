import { type MeasureId, measureOf } from '../../core/analysis'
import type { PlainTable } from '../../core/findings'
import type { VerdictWord } from '../../core/verdict'
import type { RouteAnswer } from '../store'
import type { TableRow } from './order-resources'

interface PlainChoice {
  readonly columns: readonly MeasureId[]
  readonly route: RouteAnswer
  readonly heads: Readonly<Record<'kind' | 'namespace' | 'name' | 'verdict' | 'limit' | 'max', string>>
  readonly headOf: (id: MeasureId) => string
  readonly wordOf: (verdict: VerdictWord) => string
}

/**
 * The rows as they are filtered and sorted, in the columns that are chosen. What a resource has not is an empty cell.
 */
export function plainTable(rows: readonly TableRow[], choice: PlainChoice): PlainTable {
  const { columns, route, heads, headOf, wordOf } = choice
  return [
    [heads.kind, heads.namespace, heads.name, ...columns.map(headOf), heads.verdict, heads.limit, heads.max],
    ...rows.map(({ resource, verdictOf }) => {
      const verdict = verdictOf()
      return [
        resource.kind ?? '',
        resource.namespace ?? '',
        resource.name ?? '',
        ...columns.map(id => measureOf(id).of(resource, route.route) ?? ''),
        verdict ? wordOf(verdict.verdict) : '',
        verdict?.limit ?? '',
        verdict?.max ?? '',
      ]
    }),
  ]
}
