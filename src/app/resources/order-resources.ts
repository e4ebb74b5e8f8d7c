import { type ResourceReport, shareOf } from '../../core/analysis'
import type { Verdict } from '../../core/verdict'
import { measureOf, type Sort, type Way } from '../store'

export interface TableRow {
  /** Index in the analysis. */
  readonly index: number
  readonly resource: ResourceReport
  /** On the chosen way. */
  readonly verdict: Verdict | null
}

/** The resources that match the filter, in the order asked for. Equal ones keep the input's order; what has no such size counts less than nothing. */
export function orderResources(
  resources: readonly ResourceReport[],
  { way, filter, sort }: { way: Way; filter: string; sort: Sort },
): readonly TableRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = resources.flatMap((resource, index) =>
    words.every(word => searched(resource).includes(word))
      ? [{ index, resource, verdict: way.verdicts[index] ?? null }]
      : [],
  )
  const direction = sort.descending ? -1 : 1
  const { by } = sort
  if (by === 'name' || by === 'kind') {
    return rows.toSorted((a, b) => direction * compareWords(a.resource[by], b.resource[by]))
  }
  const sizeOf = ({ resource, verdict }: TableRow): number =>
    (by === 'share' ? verdict && shareOf(verdict) : measureOf(by).of(resource, way.route)) ?? -1
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
