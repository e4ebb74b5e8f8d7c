import type { Bytes } from '../bytes'
import type { LimitId } from '../limit'
import type { RouteId } from '../route'

export type VerdictWord = 'fits' | 'tight' | 'refused'

/** How a resource (or, with `resource` null, the whole input) fares on a route. */
export interface Verdict {
  /** Index of the resource, null for the whole input. */
  readonly resource: number | null
  readonly route: RouteId
  readonly verdict: VerdictWord
  /** Refused: the first limit met. Otherwise the limit with the least headroom. */
  readonly limit: LimitId
  readonly bytes: Bytes
  readonly max: Bytes
  /** The text the server answers, null unless refused. */
  readonly message: string | null
}
