import type { Bytes } from '../bytes'
import type { EtcdRequest } from './etcd/etcd-transaction'

/** The ways in which kubectl writes a new object. */
export type Operation = 'create' | 'clientSideApply' | 'serverSideApply'

/** How a number is known: `exact` (an oracle or fixture covers the rule), `rule` (read from source), `estimate`. */
export type Known = 'exact' | 'rule' | 'estimate'

/**
 * Sizes of one resource in every encoding; null where the encoding does not exist for it (unreadable, or kubectl would
 * not send it that way).
 */
export interface Sizes {
  /** The document in its source; a List item's own bytes. */
  readonly source: Bytes
  /** Go's compact JSON as kubectl reads it, no newline, no namespace added. */
  readonly json: Bytes | null
  /** The line a JSON bundle writes for it, newline not counted. */
  readonly jsonDocument: Bytes | null
  /** Value of the last-applied annotation as client-side apply writes it, newline included. */
  readonly lastApplied: Bytes | null
  /** Keys and values of all annotations under client-side apply, last-applied included. */
  readonly annotations: Bytes | null
  /** Keys and values of the annotations as written in the manifest. */
  readonly ownAnnotations: Bytes | null
  /** Bodies that kubectl sends, newline included. */
  readonly request: {
    readonly create: Bytes | null
    readonly apply: Bytes | null
    readonly serverSideApply: Bytes | null
  }
  /** ConfigMap and Secret: decoded bytes of all values; null for other kinds. */
  readonly data: Bytes | null
  /** Output of the storage encoder alone. */
  readonly stored: Bytes | null
  /** What etcd is asked to keep right after the operation. */
  readonly etcdValue: {
    readonly create: Bytes | null
    readonly serverSideApply: Bytes | null
    readonly clientSideApply: Bytes | null
    /** The writes after the first: `laterWrites` reads them. Missing where nobody measured them. */
    readonly later?: LaterSizes
  }
  /**
   * What etcd's limits are held against: the write of a new object, managedFields counted only where they cannot be
   * left out.
   */
  readonly etcdRequest: {
    readonly create: EtcdWriteSizes | null
    readonly serverSideApply: EtcdWriteSizes | null
    readonly clientSideApply: EtcdWriteSizes | null
  }
  /**
   * gzip level 9 of the document's source text: an estimate of transfer; null: not measured, as it costs more than all
   * other sizes together.
   */
  readonly gzip: Bytes | null
}

/** The write of one value: the transaction that the client sends, and the request that etcd makes of it. */
export type EtcdWriteSizes = EtcdRequest

/**
 * Sizes of the writes after the first, as numbers in a row since every resource has them: bytes of the key and of the
 * lease, then for each write its place in `laterWriteIds`, its value, and its value without managedFields, -1 where the
 * API server does not leave them out.
 */
export type LaterSizes = readonly number[]
