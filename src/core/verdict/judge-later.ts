import type { Bytes } from '../bytes'
import type { LaterWrite, LaterWriteId } from '../encoding'
import { isRefusedBy, type LimitSettings, limitOf, maxOf } from '../limit'

/** How a write after the first fares: its own verdict, beside that of the first. */
export interface LaterVerdict {
  readonly write: LaterWriteId
  /** What etcd is asked to keep, and the transaction around it. */
  readonly bytes: Bytes
  readonly transaction: Bytes
  readonly verdict: 'fits' | 'tight' | 'refused'
  /** `dropped`: it goes in without managedFields, so ownership is lost. */
  readonly outcome: 'kept' | 'dropped' | 'refused'
  /** The server's words where it is refused, else null. */
  readonly message: string | null
}

/** The writes after the first, in a cluster. */
export function judgeLater(later: readonly LaterWrite[], cluster: LimitSettings): LaterVerdict[] {
  return later.map(write => judgeWrite(write, cluster))
}

function judgeWrite(later: LaterWrite, cluster: LimitSettings): LaterVerdict {
  const { write, bytes, transaction, request, withoutOwnership } = later
  const refusal = refusalOf({ transaction, request }, cluster)
  if (refusal === null) {
    const max = maxOf(cluster, 'etcd.request')
    const verdict = max !== null && request / max > cluster.tightOver ? 'tight' : 'fits'
    return { write, bytes, transaction, verdict, outcome: 'kept', message: null }
  }
  // The API server leaves managedFields out and tries again, without a word.
  if (withoutOwnership !== null && refusalOf(withoutOwnership, cluster) === null)
    return { write, bytes, transaction, verdict: 'tight', outcome: 'dropped', message: null }
  const message = refusalOf(withoutOwnership ?? { transaction, request }, cluster)
  return { write, bytes, transaction, verdict: 'refused', outcome: 'refused', message }
}

/** etcd's words, or its client's; null where the write goes in. */
function refusalOf(
  { transaction, request }: Pick<LaterWrite, 'transaction' | 'request'>,
  cluster: LimitSettings,
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
