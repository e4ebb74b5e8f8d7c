import type { ClusterLimits } from '../limit'
import type { Route } from '../route'
import { shareOf, type VerdictWord, verdictWords } from '../verdict'
import { type Judged, verdictOn } from './judge-routes'

/**
 * The verdicts of a route on every resource, by index, as numbers: what a table is ordered by. A whole verdict is
 * judged where it is looked at.
 */
export interface VerdictColumns {
  /** Index into `verdictWords`. */
  readonly words: Uint8Array
  /** Bytes as a share of the limit that decides; 0 where nothing is sent. */
  readonly shares: Float64Array
  /** Indexes of the readable resources, refused before tight before fitting, and the larger the share the earlier. */
  readonly worstFirst: Uint32Array
}

export function verdictColumns(
  { resources }: Pick<Judged, 'resources'>,
  route: Route,
  cluster: ClusterLimits,
): VerdictColumns {
  const words = new Uint8Array(resources.length)
  const shares = new Float64Array(resources.length)
  const readable: number[] = []
  for (const [index, resource] of resources.entries()) {
    const verdict = verdictOn(resource, route, cluster)
    words[index] = verdictWords.indexOf(verdict.verdict)
    shares[index] = shareOf(verdict)
    if (resource.readable) readable.push(index)
  }
  const number = (column: Uint8Array | Float64Array, index: number): number => column[index] ?? 0
  readable.sort((a, b) => number(words, b) - number(words, a) || number(shares, b) - number(shares, a))
  return { words, shares, worstFirst: Uint32Array.from(readable) }
}

/** The verdict on the resource at an index of a column. */
export function wordAt({ words }: VerdictColumns, index: number): VerdictWord {
  return verdictWords[words[index] ?? 0] ?? 'unknown'
}
