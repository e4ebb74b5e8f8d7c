import { clusterApiCounts, clusterApiLimits } from './cluster-api-limits'
import { etcdLimits } from './etcd-limits'
import { fleetLimits } from './fleet-limits'
import { kubernetesCounts, kubernetesLimits } from './kubernetes-limits'
import type { CountLimit, Limit } from './limit'
import { packageLimits } from './package-limits'
import { programCounts, programLimits } from './program-limits'

/**
 * Every limit on bytes, the ones that every write meets first and in that order (limits facts, section 0). No limit is
 * written anywhere else.
 */
const table = [
  ...kubernetesLimits,
  ...etcdLimits,
  ...clusterApiLimits,
  ...packageLimits,
  ...fleetLimits,
  ...programLimits,
] as const

export type LimitId = (typeof table)[number]['id']

export const limits: readonly Limit[] = table

/** Limits on things that are no bytes. */
const counts = [...kubernetesCounts, ...clusterApiCounts, ...programCounts] as const

export type CountLimitId = (typeof counts)[number]['id']

export const countLimits: readonly CountLimit[] = counts

/** The limit with this id. */
export function limitOf(id: LimitId): Limit {
  const limit = byId.get(id)
  if (!limit) throw new Error(`no limit ${id}`)
  return limit
}

const byId: ReadonlyMap<LimitId, Limit> = new Map(limits.map(limit => [limit.id, limit]))

/** Whether a limit, set to `max`, refuses this size: over it, at it, or under it. */
export function isRefusedBy({ refuses }: Limit, size: number, max: number): boolean {
  return refuses === 'over' ? size > max : refuses === 'at' ? size >= max : size < max
}
