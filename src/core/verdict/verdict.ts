import type { Bytes } from '../bytes'
import type { FaultCode } from '../encoding'
import type { LimitId } from '../limit'
import type { RouteId } from '../route'
import type { LaterVerdict } from './judge-later'

/** `unknown`: a limit on the way was not measured yet, or cannot be; never counted as fits. */
export type VerdictWord = 'fits' | 'tight' | 'refused' | 'unknown'

/**
 * From the best to the worst: what is not known may still turn out to be refused, and what is refused is refused
 * whatever comes.
 */
export const verdictWords: readonly VerdictWord[] = ['fits', 'tight', 'unknown', 'refused']

/** Why an object is refused whatever its size. */
export type RefusalReason =
  /** kubectl does not send it: it cannot be read, or is no object. */
  | 'not-sent'
  /** It has no name, and nothing to make one of. */
  | 'no-name'
  /** The server is to make its name, which this route does not do. */
  | 'generated-name'
  /** An EndpointSlice of more endpoints than it may have. */
  | 'too-many-endpoints'
  /** Its CRD is in the input and refused on the same route. */
  | 'definition-refused'
  /** Its structure or names. */
  | FaultCode

/** How a resource, or the whole input, fares on a route. */
export interface Verdict {
  readonly route: RouteId
  readonly verdict: VerdictWord
  /**
   * Refused: the first limit met. Unknown: the first that was not measured, its bytes null. Otherwise the limit with
   * the least headroom. Null, as are the numbers, where kubectl refuses to send the resource at all.
   */
  readonly limit: LimitId | null
  readonly bytes: Bytes | null
  readonly max: Bytes | null
  /** Why it is refused where no limit is the reason. */
  readonly reason?: RefusalReason
  /**
   * A write after the first that does not go as the first does: refused, or without ownership. Missing where all of
   * them do.
   */
  readonly later?: LaterVerdict
  /** What kubectl prints, null where nothing is refused or the words are not known. */
  readonly message: string | null
}

/** Bytes as a share of the limit; 0 where nothing is sent, so that there is nothing to hold against a limit. */
export function shareOf({ bytes, max }: Pick<Verdict, 'bytes' | 'max'>): number {
  return bytes === null || max === null ? 0 : bytes / max
}
