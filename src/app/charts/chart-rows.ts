import type { Measure, ResourceReport } from '../../core/analysis'
import { type Bytes, bytes } from '../../core/bytes'
import type { Route } from '../../core/route'

export interface ChartRow {
  /** Index of the resource in the analysis. */
  readonly index: number
  readonly resource: ResourceReport
  readonly bytes: Bytes
  readonly estimated: boolean
  /** Bytes of the text as written. */
  readonly written: Bytes
}

export interface ChartRows {
  /** Largest first. */
  readonly rows: readonly ChartRow[]
  readonly smaller: { readonly count: number; readonly bytes: Bytes }
  /** How many of all are over the limit. */
  readonly over: number
}

/**
 * The `most` largest resources in a measure on a route, and the rest together. Resources without such a size are left
 * out.
 */
export function chartRows(
  resources: readonly ResourceReport[],
  { measure, route, max, most }: { measure: Measure; route: Route; max: Bytes; most: number },
): ChartRows {
  const sized = resources.flatMap((resource, index): { readonly index: number; readonly bytes: Bytes }[] => {
    const size = measure.of(resource, route)
    return size === null ? [] : [{ index, bytes: size }]
  })
  const sorted = sized.toSorted((a, b) => b.bytes - a.bytes)
  const rest = sorted.slice(most)
  return {
    rows: sorted.slice(0, most).flatMap(({ index, bytes: size }): ChartRow[] => {
      const resource = resources[index]
      if (!resource) return []
      return [{ index, resource, bytes: size, estimated: measure.estimated(resource), written: resource.bytes.source }]
    }),
    smaller: { count: rest.length, bytes: bytes(rest.reduce((sum, row) => sum + row.bytes, 0)) },
    over: sized.filter(row => row.bytes > max).length,
  }
}
