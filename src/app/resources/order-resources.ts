import type { ResourceReport, VerdictColumns } from '../../core/analysis'
import type { Route } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import { measureOf, type Sort } from '../store'

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
  readonly sort: Sort
}

/** The rows that all words of the filter are in, in order; what has no such size counts less than nothing. */
export function orderResources(resources: readonly ResourceReport[], choice: OrderChoice): readonly TableRow[] {
  const { route, columns, verdictOf, filter, sort } = choice
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = resources.flatMap((resource, index) =>
    words.every(word => searched(resource).includes(word))
      ? [{ index, resource, verdictOf: () => verdictOf(index) }]
      : [],
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

function searched({ name, kind, namespace, source }: ResourceReport): string {
  return `${name ?? ''} ${kind ?? ''} ${namespace ?? ''} ${source}`.toLowerCase()
}

/** Names are plain identifiers: by code unit, as `kubectl` and files order them, and not by a language. */
function compareWords(a: string | null, b: string | null): number {
  const [x, y] = [a ?? '', b ?? '']
  if (x === y) return 0
  return x < y ? -1 : 1
}
