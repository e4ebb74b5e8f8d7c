import { type Bytes, bytes } from '../bytes'
import { etcdRequest, update } from './etcd/etcd-transaction'
import { type LaterValue, type LaterWriteId, laterWriteIds } from './etcd-value/later-writes'
import type { EtcdWriteSizes, LaterSizes } from './sizes'

/** A write after the first: what etcd is asked to keep, and around it what its limits are held against. */
export interface LaterWrite extends EtcdWriteSizes {
  readonly write: LaterWriteId
  readonly bytes: Bytes
  /**
   * The same without managedFields, which the API server tries where the whole is too large; null where it does not.
   */
  readonly withoutOwnership: EtcdWriteSizes | null
}

/** `kept`: what becomes of a value before it is kept, as by encryption. */
export function laterSizes(
  later: readonly LaterValue[],
  key: number,
  lease: number,
  kept: (value: number) => number,
): LaterSizes {
  const sizes = [key, lease]
  for (const { write, value, withoutOwnership } of later)
    sizes.push(laterWriteIds.indexOf(write), kept(value), withoutOwnership === null ? notTried : kept(withoutOwnership))
  return sizes
}

const notTried = -1

/** The writes after the first, each with the sizes of its request, from the numbers that an analysis keeps. */
export function laterWrites(sizes: LaterSizes): LaterWrite[] {
  const [key = 0, lease = 0, ...triples] = sizes
  const around = (value: number): EtcdWriteSizes => etcdRequest(update, key, value, lease)
  const found: LaterWrite[] = []
  for (let at = 0; at + 2 < triples.length; at += 3) {
    const [id = 0, value = 0, least = notTried] = triples.slice(at, at + 3)
    const write = laterWriteIds[id]
    if (write === undefined) continue
    const withoutOwnership = least === notTried ? null : around(least)
    found.push({ write, bytes: bytes(value), ...around(value), withoutOwnership })
  }
  return found
}

/** An upper bound for the requests of all later writes, found without computing each of them. */
export function mostOfLater(sizes: LaterSizes): number {
  const [key = 0, lease = 0] = sizes
  let most = 0
  for (let at = 3; at < sizes.length; at += 3) most = Math.max(most, sizes[at] ?? 0)
  // Three keys and what stands around them and the value.
  return most + 3 * key + lease + 128
}
