import { type ByteLedger, byteLedger } from '../breakdown'
import { create, type EtcdValues, etcdRequest, type Measured } from '../encoding'
import { limitOf } from '../limit'

/** From the text to the etcd request, cause by cause, for each way to write a resource; null where it is not possible. */
export type Ledgers = Readonly<Record<keyof EtcdValues, ByteLedger | null>>

/** The byte ledgers of one weighed resource. */
export function ledgersOf({ sizes, etcdValues, keyBytes }: Measured): Ledgers {
  const { max } = limitOf('etcd.request')
  const ledger = (operation: keyof EtcdValues): ByteLedger | null => {
    const request = operation === 'clientSideApply' ? sizes.request.apply : sizes.request[operation]
    const value = etcdValues[operation]
    if (sizes.json === null || request === null || value === null) return null
    const around = etcdRequest(create, keyBytes, value.bytes).request
    return byteLedger({ source: sizes.source, json: sizes.json, request, value, etcdRequest: around, max })
  }
  return {
    create: ledger('create'),
    serverSideApply: ledger('serverSideApply'),
    clientSideApply: ledger('clientSideApply'),
  }
}
