import type { LimitId } from '../../core/limit'
import type { RouteId } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import type { RouteAnswer } from '../store'

/** The resources of a route, the worst first, and the verdict on one; null where they are not judged yet. */
export interface RouteRows {
  readonly worstFirst: Uint32Array
  readonly verdictAt: (index: number) => Verdict | null
}

/** A row of the matrix. Keys are unique in it, and stay the same while the input does. */
export type MatrixRow = { readonly key: string; readonly way: RouteAnswer } & (
  | { readonly kind: 'way'; readonly isOpen: boolean }
  /** The whole input, on a way that carries it in one object. */
  | { readonly kind: 'whole'; readonly verdict: Verdict }
  | { readonly kind: 'resource'; readonly index: number; readonly verdict: Verdict }
  /** So many resources more than are shown. */
  | { readonly kind: 'more'; readonly count: number }
  | { readonly kind: 'limit'; readonly limit: LimitId }
)

/**
 * The ways, and below each open one the whole, its resources with the worst first, as many as `shownOf` says, and the limits that it meets, in order.
 */
export function matrixRows(
  routes: readonly RouteAnswer[],
  open: readonly RouteId[],
  shownOf: (way: RouteId) => number,
  rowsOf: (route: RouteId) => RouteRows | null,
): readonly MatrixRow[] {
  return routes.flatMap((way): MatrixRow[] => {
    const isOpen = open.includes(way.id)
    const row: MatrixRow = { key: way.id, way, kind: 'way', isOpen }
    if (!isOpen) return [row]
    const rows = rowsOf(way.id)
    const all = rows?.worstFirst ?? []
    const shown = [...all.slice(0, shownOf(way.id))]
    return [
      row,
      ...(way.whole ? [{ key: `${way.id} whole`, way, kind: 'whole', verdict: way.whole } as const] : []),
      ...shown.flatMap((index): MatrixRow[] => {
        const verdict = rows?.verdictAt(index)
        return verdict ? [{ key: `${way.id} ${index}`, way, kind: 'resource', index, verdict }] : []
      }),
      ...(all.length > shown.length
        ? [{ key: `${way.id} more`, way, kind: 'more', count: all.length - shown.length } as const]
        : []),
      ...limitsOf(way).map((limit): MatrixRow => ({ key: `${way.id} ${limit}`, way, kind: 'limit', limit })),
    ]
  })
}

/** The way stands on level 1, what is below it on level 2. */
export function levelOf({ kind }: MatrixRow): 1 | 2 {
  return kind === 'way' ? 1 : 2
}

function limitsOf({ route: { carriers, steps } }: RouteAnswer): LimitId[] {
  return [...new Set([...carriers, ...steps].map(({ limit }) => limit))]
}
