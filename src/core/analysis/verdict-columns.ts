import type { ClusterLimits } from '../limit'
import type { Route } from '../route'
import { courseOf, outcomeOn, shareOfOutcome, type VerdictWord, verdictWords } from '../verdict'
import type { Judged } from './judge-routes'
import { sizedResource } from './sized-resource'

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
  const course = courseOf(route, cluster)
  const words = new Uint8Array(resources.length)
  const shares = new Float64Array(resources.length)
  const readable: number[] = []
  for (const [index, resource] of resources.entries()) {
    const outcome = outcomeOn(sizedResource(resource), course)
    words[index] = verdictWords.indexOf(outcome.word)
    shares[index] = shareOfOutcome(outcome)
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
