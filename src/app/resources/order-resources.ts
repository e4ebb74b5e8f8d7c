import { measureOf, type ResourceReport, type VerdictColumns } from '../../core/analysis'
import { type FilterFacts, matchesFilter, readFilter } from '../../core/filter'
import type { Route } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import type { Sort } from '../store'

export interface TableRow {
  readonly index: number
  readonly resource: ResourceReport
  /** Judged when it is looked at. */
  readonly verdictOf: () => Verdict | null
}

interface OrderChoice {
  readonly route: Route
  /** What is ordered by the share of a limit; null while it is not known. */
  readonly columns: VerdictColumns | null
  readonly verdictOf: (index: number) => Verdict | null
  readonly filter: string
  readonly facts: FilterFacts
  readonly sort: Sort
}

/** The rows that the filter finds, in order; what has no such size counts less than nothing. */
export function orderResources(resources: readonly ResourceReport[], choice: OrderChoice): readonly TableRow[] {
  const { route, columns, verdictOf, facts, sort } = choice
  const filter = readFilter(choice.filter)
  const rows = resources.flatMap((resource, index) =>
    matchesFilter(filter, resource, index, facts) ? [{ index, resource, verdictOf: () => verdictOf(index) }] : [],
  )
  const direction = sort.descending ? -1 : 1
  const { by } = sort
  if (by === 'name' || by === 'kind') {
    return rows.toSorted((a, b) => direction * compareWords(a.resource[by], b.resource[by]))
  }
  const sizeOf = ({ resource, index }: TableRow): number =>
    (by === 'share' ? columns?.shares[index] : measureOf(by).of(resource, route)) ?? -1
  const sized = rows.map(row => ({ row, size: sizeOf(row) }))
  return sized.toSorted((a, b) => direction * (a.size - b.size)).map(({ row }) => row)
}

/** Names are plain identifiers: by code unit, as `kubectl` and files order them, and not by a language. */
function compareWords(a: string | null, b: string | null): number {
  const [x, y] = [a ?? '', b ?? '']
  if (x === y) return 0
  return x < y ? -1 : 1
}
