import { type Analysis, shareOf } from '../../core/analysis'
import type { LimitId } from '../../core/limit'
import type { Verdict } from '../../core/verdict'
import type { Way, WayId } from '../store'

/** A row of the matrix. Keys are unique in it, and stay the same while the input does. */
export type MatrixRow = { readonly key: string; readonly way: Way } & (
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
  ways: readonly Way[],
  { resources }: Pick<Analysis, 'resources'>,
  open: readonly WayId[],
  shownOf: (way: WayId) => number,
): readonly MatrixRow[] {
  return ways.flatMap((way): MatrixRow[] => {
    const isOpen = open.includes(way.id)
    const row: MatrixRow = { key: way.id, way, kind: 'way', isOpen }
    if (!isOpen) return [row]
    const all = worstFirst(way.verdicts, index => resources[index]?.readable === true)
    const shown = all.slice(0, shownOf(way.id))
    return [
      row,
      ...(way.whole ? [{ key: `${way.id} whole`, way, kind: 'whole', verdict: way.whole } as const] : []),
      ...shown.map(
        ([index, verdict]): MatrixRow => ({ key: `${way.id} ${index}`, way, kind: 'resource', index, verdict }),
      ),
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

/** Refused before tight before what fits, and the larger the share of its limit the earlier. */
export function worstFirst(
  verdicts: readonly Verdict[],
  isShown: (index: number) => boolean,
): readonly (readonly [index: number, verdict: Verdict])[] {
  return [...verdicts.entries()]
    .filter(([index]) => isShown(index))
    .sort(([, a], [, b]) => rank(b) - rank(a) || shareOf(b) - shareOf(a))
}

function rank({ verdict }: Verdict): number {
  return verdict === 'refused' ? 2 : verdict === 'tight' ? 1 : 0
}

function limitsOf({ route: { carriers, steps } }: Way): LimitId[] {
  return [...new Set([...carriers, ...steps].map(({ limit }) => limit))]
}
