import type { Bytes } from '../bytes'
import type { Known, Sizes } from '../encoding'
import type { LimitId } from '../limit'
import type { RouteId } from '../route'
import type { ProblemCode, Severity } from '../source'
import type { VerdictWord } from '../verdict'

/** What is known of the whole input: numbers, names and byte ranges, never contents. Plain data: it crosses the worker boundary and is the JSON of `analyze`. */
export interface Analysis {
  readonly version: 1
  readonly plimsoll: string
  readonly kubernetes: string
  readonly sources: readonly SourceReport[]
  /** Documents cut out of all sources. */
  readonly documents: number
  /** In input order; items of a List in the List's order. */
  readonly resources: readonly ResourceReport[]
  readonly verdicts: readonly VerdictReport[]
  readonly problems: readonly ProblemReport[]
  /** The whole input, written as one bundle each way. */
  readonly whole: WholeReport
}

export interface SourceReport {
  readonly name: string
  readonly bytes: Bytes
  /** Of the text with byte order mark removed, CRLF as LF and Secret values replaced by their length. */
  readonly sha256: string
  readonly lines: number
}

export interface WholeReport {
  /** Bytes of all sources as they are. */
  readonly source: Bytes
  /** All resources as JSON documents in one bundle, separators included; null where none can be read. */
  readonly jsonDocuments: Bytes | null
  readonly gzip: Bytes
}

export interface ResourceReport {
  readonly id: string
  readonly apiVersion: string | null
  readonly kind: string | null
  readonly namespace: string | null
  readonly name: string | null
  readonly source: string
  /** Byte offsets into the source as it came in. */
  readonly range: readonly [start: number, end: number]
  /** First line, and the number of lines, from 1. */
  readonly line: number
  readonly lines: number
  readonly readable: boolean
  readonly scopeAssumed?: true
  readonly seenByKubectl: boolean
  readonly bytes: Sizes
  readonly known: KnownSizes
}

/** How each number that is not exact everywhere is known. */
export interface KnownSizes {
  readonly stored: Known
  readonly etcdValue: Known
  readonly gzip: Known
}

export interface VerdictReport {
  /** `id` of the resource, null for the whole input. */
  readonly resource: string | null
  readonly route: RouteId
  readonly verdict: VerdictWord
  readonly limit: LimitId
  readonly bytes: Bytes
  readonly max: Bytes
  readonly message: string | null
}

export interface ProblemReport {
  readonly severity: Severity
  readonly code: ProblemCode
  readonly source: string
  /** From 1; columns in characters. */
  readonly line: number
  readonly column: number
  readonly facts: Readonly<Record<string, string | number>>
}
