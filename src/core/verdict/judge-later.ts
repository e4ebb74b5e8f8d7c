import type { Bytes } from '../bytes'
import { type LaterSizes, type LaterWrite, type LaterWriteId, laterWrites, type Operation } from '../encoding'
import { type ClusterLimits, isRefusedBy, type LimitId, limitOf, maxOf } from '../limit'

/** How a write after the first fares: its own verdict, beside that of the first. */
export interface LaterVerdict {
  readonly write: LaterWriteId
  /** What etcd is asked to keep, and the transaction around it. */
  readonly bytes: Bytes
  readonly transaction: Bytes
  /** What etcd's limit is held against, and that limit; null where the cluster has none. */
  readonly request: Bytes
  readonly max: Bytes | null
  readonly verdict: 'fits' | 'tight' | 'refused'
  /** `dropped`: it goes in without managedFields, so ownership is lost. */
  readonly outcome: 'kept' | 'dropped' | 'refused'
  /** The server's words where it is refused, else null. */
  readonly message: string | null
}

/** The writes after the first, in a cluster. */
export function judgeLater(later: LaterSizes, cluster: ClusterLimits): LaterVerdict[] {
  return laterWrites(later).map(write => judgeWrite(write, cluster))
}

/**
 * Of the writes that follow from one way of writing the one that fares worst: refused, else without ownership; null
 * where all go as the first did. What another manager adds is no part of the way.
 */
export function worstLater(later: LaterSizes, writes: Operation, cluster: ClusterLimits): LaterVerdict | null {
  const failing = laterWrites(later)
    .filter(({ write }) => write.startsWith(`${operations[writes]}/`) && !write.endsWith('/another-manager'))
    .filter(write => refusalOf(write, cluster) !== null)
    .map(write => judgeWrite(write, cluster))
  return failing.find(({ outcome }) => outcome === 'refused') ?? failing[0] ?? null
}

/** A request of this size is refused by none of etcd's limits. */
export function sizeKeptLater(cluster: ClusterLimits): number {
  const max = (id: LimitId): number => maxOf(cluster, id) ?? Number.POSITIVE_INFINITY
  return Math.min(max('etcd.request'), max('etcd.client.send'))
}

const operations = {
  create: 'create',
  clientSideApply: 'client-side-apply',
  serverSideApply: 'server-side-apply',
} as const

function judgeWrite(later: LaterWrite, cluster: ClusterLimits): LaterVerdict {
  const { write, bytes, transaction, request, withoutOwnership } = later
  const max = maxOf(cluster, 'etcd.request')
  const held = { write, bytes, transaction, request, max }
  if (refusalOf(later, cluster) === null) {
    const verdict = max !== null && request / max > cluster.tightOver ? 'tight' : 'fits'
    return { ...held, verdict, outcome: 'kept', message: null }
  }
  // The API server leaves managedFields out and tries again, without a word.
  const message = refusalOf(withoutOwnership ?? later, cluster)
  return message === null
    ? { ...held, verdict: 'tight', outcome: 'dropped', message }
    : { ...held, verdict: 'refused', outcome: 'refused', message }
}

/** etcd's words, or its client's; null where the write goes in. */
function refusalOf(
  { transaction, request }: Pick<LaterWrite, 'transaction' | 'request'>,
  cluster: ClusterLimits,
): string | null {
  for (const [id, size] of [
    ['etcd.client.send', transaction],
    ['etcd.request', request],
  ] as const) {
    const max = maxOf(cluster, id)
    if (max === null || !isRefusedBy(limitOf(id), size, max)) continue
    return limitOf(id).answers[0]?.text({ kind: '', name: '', bytes: size, max, file: null }) ?? ''
  }
  return null
}
