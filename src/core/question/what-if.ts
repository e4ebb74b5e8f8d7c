import type { Bytes } from '../bytes'
import type { ClusterLimits, LimitId } from '../limit'

/**
 * A limit moved to try it out, with all that count the same: stands beside a question, never in it, and is never
 * stored.
 */
export interface WhatIf {
  readonly limits: readonly LimitId[]
  readonly max: Bytes
}

/** The cluster as it would be. */
export function supposed(cluster: ClusterLimits, whatIf: WhatIf | null): ClusterLimits {
  if (!whatIf) return cluster
  return { ...cluster, own: { ...cluster.own, ...Object.fromEntries(whatIf.limits.map(id => [id, whatIf.max])) } }
}
