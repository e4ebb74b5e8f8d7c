import type { Bytes } from '../bytes'
import type { LimitId } from '../limit'
import type { RouteId } from '../route'

export type VerdictWord = 'fits' | 'tight' | 'refused'

/** How a resource, or the whole input, fares on a route. */
export interface Verdict {
  readonly route: RouteId
  readonly verdict: VerdictWord
  /**
   * Refused: the first limit met. Otherwise the limit with the least headroom. Null, as are the numbers, where kubectl refuses
   * to send the resource at all.
   */
  readonly limit: LimitId | null
  readonly bytes: Bytes | null
  readonly max: Bytes | null
  /** What kubectl prints, null where nothing is refused or the words are not known. */
  readonly message: string | null
}
