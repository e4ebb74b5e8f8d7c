import { type Bytes, bytes } from '../../bytes'
import { delimited, varintSize } from '../stored/wire'

/**
 * The write of one object as kube-apiserver sends it to etcd (facts: limits, section 1; measured, section 4;
 * live-apiserver, A). `create`: if the key does not exist, put. `update`: if its revision is the expected one, put,
 * else get, so the key stands there once more.
 */
export type EtcdWrite =
  | { readonly shape: 'create' }
  /** `revisionBytes`: bytes of the expected revision as a varint; four up to 268 million revisions. */
  | { readonly shape: 'update'; readonly revisionBytes: number }

export const create: EtcdWrite = { shape: 'create' }
export const update: EtcdWrite = { shape: 'update', revisionBytes: 4 }
/**
 * The first write of server-side apply is an update of what is not there, at revision 0 (facts: live-apiserver, A1;
 * kubernetes/apiserver `pkg/storage/etcd3/store.go: GuaranteedUpdate` with `ignoreNotFound`).
 */
export const firstApply: EtcdWrite = { shape: 'update', revisionBytes: 1 }

/** The first write of a new object. */
export function firstWrite(operation: 'create' | 'clientSideApply' | 'serverSideApply'): EtcdWrite {
  return operation === 'serverSideApply' ? firstApply : create
}

/**
 * Bytes that the lease of an Event adds to its put: a key and the id, which etcd draws from 63 bits (facts:
 * live-apiserver, A2; kubernetes/kubernetes `pkg/registry/core/event/storage/storage.go` sets a time to live).
 */
export const eventLease = 10

/** What etcd measures for a write. */
export interface EtcdRequest {
  /** The `TxnRequest`: what the client sends, and what its limit of 2 MiB and the server's gRPC limit count. */
  readonly transaction: Bytes
  /**
   * The `InternalRaftRequest` around it, which `--max-request-bytes` limits; the request id taken with ten bytes, the
   * longer of two.
   */
  readonly request: Bytes
}

/**
 * Sizes of the write of a value of `value` bytes under a key of `key` bytes; lease 0, which every object but events
 * has: `eventLease`.
 */
export function etcdRequest(write: EtcdWrite, key: number, value: number, lease = 0): EtcdRequest {
  const field = (length: number): number => 1 + delimited(length)
  // Target MOD, the key, and the expected revision, which is written even when it is 0.
  const compare = 2 + field(key) + 1 + (write.shape === 'create' ? varintSize(0) : write.revisionBytes)
  const put = field(key) + field(value) + lease
  const otherwise = write.shape === 'update' ? field(field(field(key))) : 0
  const transaction = field(compare) + field(field(put)) + otherwise
  return { transaction: bytes(transaction), request: bytes(field(transaction) + header) }
}

/** Tag of two bytes, length, and the request id: a tag and ten bytes, or nine where bit 15 of the member's id is 0. */
const header = 14

/**
 * The largest value that fits a request of `max` bytes; one byte more is refused. Zero where not even an empty one
 * fits.
 */
export function largestValue(write: EtcdWrite, key: number, max: number): Bytes {
  const fits = (value: number): boolean => etcdRequest(write, key, value).request <= max
  let value = max
  while (value > 0 && !fits(value)) value -= Math.max(etcdRequest(write, key, value).request - max, 1)
  // Lengths shorten with the value, so the last step may have gone a few bytes too far.
  while (value > 0 && fits(value + 1)) value++
  return bytes(Math.max(value, 0))
}

/** Who answers a write, and the number that stands in the answer. */
export type EtcdAnswer =
  | { readonly answer: 'accepted' }
  /** `etcdserver: request is too large`. */
  | { readonly answer: 'too-large' }
  /** `trying to send message larger than max (N vs. M)`: the client refuses before it sends. */
  | { readonly answer: 'not-sent'; readonly bytes: Bytes; readonly max: Bytes }

/** What kube-apiserver gets for a write, under the limits given: etcd's request and the client's message. */
export function etcdAnswer(
  request: EtcdRequest,
  limits: { readonly request: Bytes; readonly send: Bytes },
): EtcdAnswer {
  if (request.transaction > limits.send) return { answer: 'not-sent', bytes: request.transaction, max: limits.send }
  return request.request > limits.request ? { answer: 'too-large' } : { answer: 'accepted' }
}
