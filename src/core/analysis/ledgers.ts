import { type ByteLedger, byteLedger } from '../breakdown'
import type { Bytes } from '../bytes'
import {
  type EtcdValue,
  etcdRequest,
  firstWrite,
  type Measured,
  type MeasuredWrites,
  type WriterId,
  writers,
} from '../encoding'
import { limitOf } from '../limit'

/**
 * From the text to the etcd request, cause by cause, for each way kubectl writes a resource; null where it is not
 * possible.
 */
export type Ledgers = Readonly<Record<keyof Measured['etcdValues'], ByteLedger | null>> & {
  /** What etcd is asked to keep, by who writes: kubectl, Helm, Argo CD, Flux. */
  readonly writtenBy: Readonly<Record<WriterId, EtcdValue | null>>
}

/** The byte ledgers of one measured resource, whose text has so many bytes of indentation. */
export function ledgersOf(
  { measured: { sizes, etcdValues, keyBytes, leaseBytes }, writtenBy }: MeasuredWrites,
  indented: Bytes,
): Ledgers {
  const { max } = limitOf('etcd.request')
  const ledger = (operation: keyof Measured['etcdValues']): ByteLedger | null => {
    const request = operation === 'clientSideApply' ? sizes.request.apply : sizes.request[operation]
    const value = etcdValues[operation]
    if (sizes.json === null || request === null || value === null) return null
    const around = etcdRequest(firstWrite(operation), keyBytes, value.bytes, leaseBytes).request
    return byteLedger({
      source: sizes.source,
      indentation: indented,
      json: sizes.json,
      request,
      value,
      etcdRequest: around,
      max,
    })
  }
  return {
    create: ledger('create'),
    serverSideApply: ledger('serverSideApply'),
    clientSideApply: ledger('clientSideApply'),
    writtenBy: Object.fromEntries(writers.map(({ id }) => [id, writtenBy(id)])) as Ledgers['writtenBy'],
  }
}
