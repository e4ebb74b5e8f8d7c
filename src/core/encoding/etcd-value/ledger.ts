import type { Known } from '../sizes'
import type { EtcdLine, EtcdLineId } from './etcd-value'

/** Sizes of an object on its way into etcd: each new size is a line, the difference to the one before. */
export interface Ledger {
  readonly lines: readonly EtcdLine[]
  /** Bytes after the last line. */
  readonly size: number
}

/** The ledger with one more line: what changed the size, and the size after it. No line where nothing changed. */
export function withSize(ledger: Ledger, size: number, id: EtcdLineId, known: Known): Ledger {
  if (size === ledger.size) return ledger
  return { lines: [...ledger.lines, { id, bytes: size - ledger.size, known }], size }
}

export const emptyLedger: Ledger = { lines: [], size: 0 }
