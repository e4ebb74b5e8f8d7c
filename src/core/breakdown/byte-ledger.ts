import { type Bytes, bytes } from '../bytes'
import type { EtcdLine, EtcdValue, Known } from '../encoding'

/** What one cause adds to the bytes of a resource on its way into etcd, and where it then stands. */
export interface LedgerRow {
  readonly id: LedgerRowId
  /** Negative where bytes go. Rows sum to the etcd request. */
  readonly bytes: number
  readonly total: Bytes
  readonly known: Known
  readonly writer?: EtcdLine['writer']
}

export type LedgerRowId =
  /** The text of the document. */
  | 'source'
  /** What stands in front of its lines. */
  | 'indentation'
  /** Comments and line breaks, against the marks of JSON. */
  | 'compact'
  /** What kubectl adds: the newline, a namespace, its annotation. */
  | 'request'
  /** From the request body to the storage encoder's output for the object of the manifest. */
  | 'encoding'
  | Exclude<EtcdLine['id'], 'stored'>
  /** The transaction and request around the value. */
  | 'transaction'

/** What the ledger of one way to write a resource is made of; sizes as in the contracts. */
export interface LedgerInput {
  readonly source: Bytes
  /** Of its lines. */
  readonly indentation: Bytes
  readonly json: Bytes
  readonly request: Bytes
  readonly value: EtcdValue
  /** The etcd request around the value. */
  readonly etcdRequest: Bytes
  /** What etcd takes at most. */
  readonly max: Bytes
}

export interface ByteLedger {
  readonly rows: readonly LedgerRow[]
  readonly max: Bytes
  /** Bytes left under the limit, negative where it is passed. */
  readonly headroom: number
}

/** From the text that a person wrote to the request that etcd measures, cause by cause. */
export function byteLedger(input: LedgerInput): ByteLedger {
  const rows: LedgerRow[] = []
  let total = 0
  const add = (id: LedgerRowId, to: number, known: Known, writer?: EtcdLine['writer']): void => {
    const row = { id, bytes: to - total, total: bytes(to), known }
    rows.push(writer === undefined ? row : { ...row, writer })
    total = to
  }
  add('source', input.source, 'exact')
  if (input.indentation > 0) add('indentation', input.source - input.indentation, 'exact')
  add('compact', input.json, 'exact')
  add('request', input.request, 'exact')
  for (const line of input.value.lines) {
    if (line.id === 'stored') add('encoding', line.bytes, line.known)
    else add(line.id, total + line.bytes, line.known, line.writer)
  }
  add('transaction', input.etcdRequest, 'exact')
  return { rows, max: input.max, headroom: input.max - input.etcdRequest }
}
