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
export type MatrixRow = { readonly key: string; readonly route: RouteAnswer } & (
  | { readonly kind: 'route'; readonly isOpen: boolean }
  /** The whole input, on a way that carries it in one object. */
  | { readonly kind: 'whole'; readonly verdict: Verdict }
  | { readonly kind: 'resource'; readonly index: number; readonly verdict: Verdict }
  /** So many resources more than are shown. */
  | { readonly kind: 'more'; readonly count: number }
  | { readonly kind: 'limit'; readonly limit: LimitId }
)

/**
 * The ways, and below each open one the whole, its resources with the worst first, as many as `shownOf` says, and the
 * limits that it meets, in order.
 */
export function matrixRows(
  routes: readonly RouteAnswer[],
  open: readonly RouteId[],
  shownOf: (route: RouteId) => number,
  rowsOf: (route: RouteId) => RouteRows | null,
): readonly MatrixRow[] {
  return routes.flatMap((route): MatrixRow[] => {
    const isOpen = open.includes(route.id)
    const row: MatrixRow = { key: route.id, route, kind: 'route', isOpen }
    if (!isOpen) return [row]
    const rows = rowsOf(route.id)
    const all = rows?.worstFirst ?? []
    const shown = [...all.slice(0, shownOf(route.id))]
    return [
      row,
      ...(route.whole ? [{ key: `${route.id} whole`, route, kind: 'whole', verdict: route.whole } as const] : []),
      ...shown.flatMap((index): MatrixRow[] => {
        const verdict = rows?.verdictAt(index)
        return verdict ? [{ key: `${route.id} ${index}`, route, kind: 'resource', index, verdict }] : []
      }),
      ...(all.length > shown.length
        ? [{ key: `${route.id} more`, route, kind: 'more', count: all.length - shown.length } as const]
        : []),
      ...limitsOf(route).map((limit): MatrixRow => ({ key: `${route.id} ${limit}`, route, kind: 'limit', limit })),
    ]
  })
}

/** The way stands on level 1, what is below it on level 2. */
export function levelOf({ kind }: MatrixRow): 1 | 2 {
  return kind === 'route' ? 1 : 2
}

function limitsOf({ route: { carriers, checks } }: RouteAnswer): LimitId[] {
  return [...new Set([...carriers, ...checks].map(({ limit }) => limit))]
}
