import type { Bytes } from '../bytes'
import type { NotInPlace } from '../resource'
import type { RouteId } from '../route'
import type { LaterVerdict, Verdict } from '../verdict'

/**
 * What became of one resource. `grown` and `shrunk` go by its compact JSON, which indentation and comments do not
 * change; `changed` is another object of as many bytes; `same` is the same object by kubectl's rules, however it is
 * written.
 */
export type Change = 'added' | 'gone' | 'grown' | 'shrunk' | 'changed' | 'same'

/** One resource in both inputs, or in one of them. */
export interface ComparedResource {
  /**
   * `group/kind/namespace/name`, `#n` for the second and further of the same identity: the n-th is compared with the
   * n-th.
   */
  readonly id: string
  readonly kind: string | null
  readonly namespace: string | null
  readonly name: string | null
  readonly change: Change
  /** Indexes in the two analyses; null where it is in the other one only. */
  readonly before: number | null
  readonly after: number | null
  /** Routes that refuse it now and did not before; an added resource was refused nowhere. */
  readonly newlyRefused: readonly RouteId[]
  /** Routes that refused it before and do not now. */
  readonly newlyTaken: readonly RouteId[]
  /**
   * In both inputs: routes on which a write after the first does not go as the first did, in one of the two. To an
   * object that is there already, the later one is such a write.
   */
  readonly later: readonly ComparedLater[]
  /**
   * What of the change an upgrade cannot do in place; empty where it can do all, and where the objects were not at
   * hand.
   */
  readonly notInPlace: readonly NotInPlace[]
}

/** The write after the first that fares worst on a route, in both; null where all of them go as the first did. */
export interface ComparedLater {
  readonly route: RouteId
  readonly before: LaterVerdict | null
  readonly after: LaterVerdict | null
}

/** What carries a whole input on a route, in both. */
export interface ComparedWhole {
  readonly route: RouteId
  readonly before: Verdict
  readonly after: Verdict
}

/** Sums over the readable resources of one input. */
export interface SideTotals {
  readonly resources: number
  readonly unreadable: number
  /** Bytes of all sources. */
  readonly source: Bytes
  readonly json: Bytes
  /** What etcd keeps after a server-side apply. */
  readonly etcd: Bytes
  /** Null where it was not measured. */
  readonly gzip: Bytes | null
  /** Resources that a route refuses. */
  readonly refused: Readonly<Record<RouteId, number>>
}

/** A kind on both sides: how many, and their bytes as compact JSON. */
export interface ComparedKind {
  /** `group/kind`, the core group empty: `/ConfigMap`. */
  readonly id: string
  readonly kind: string | null
  readonly before: { readonly count: number; readonly json: Bytes }
  readonly after: { readonly count: number; readonly json: Bytes }
}

/** Two inputs side by side. Plain data. */
export interface Comparison {
  readonly version: 1
  /** In the order of the later input, then what is gone in the order of the earlier one. Readable resources only. */
  readonly resources: readonly ComparedResource[]
  /** Identities in both. 0: the inputs are different things, which only totals and kinds can set side by side. */
  readonly common: number
  readonly counts: Readonly<Record<Change, number>>
  readonly before: SideTotals
  readonly after: SideTotals
  /** The largest difference first. */
  readonly kinds: readonly ComparedKind[]
}
