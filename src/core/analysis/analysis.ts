import type { Bytes } from '../bytes'
import type { Answers, Encryption, Known, Sizes } from '../encoding'
import type { RouteId, SizedResource } from '../route'
import type { ArchiveReport, ProblemCode, Severity } from '../source'
import type { Verdict, VerdictWord } from '../verdict'

/** Names an analysis in a session, so that what is computed later can stand beside it. */
export type AnalysisId = number

/**
 * What an input is: numbers, names and byte ranges, never contents. Plain data, and never changed: it crosses the
 * worker boundary and is most of the JSON of `analyze`. It holds no verdict, as those are given for a question, and
 * nothing that is measured later.
 */
export interface Analysis {
  readonly version: 1
  readonly id: AnalysisId
  readonly plimsoll: string
  /** Version of Kubernetes whose kinds and encodings were used. */
  readonly kubernetes: string
  /** What the numbers depend on besides the input. */
  readonly settings: { readonly encryption: Encryption | null }
  readonly sources: readonly SourceReport[]
  /** Archives that sources came out of, with what was left out of them; absent where there was none. */
  readonly archives?: readonly ArchiveReport[]
  /** Helm charts among the inputs; absent where there is none. */
  readonly charts?: readonly ChartReport[]
  /** Documents cut out of all sources. */
  readonly documents: number
  /** In input order; items of a List in the List's order. */
  readonly resources: readonly ResourceReport[]
  readonly problems: readonly ProblemReport[]
  readonly whole: WholeReport
}

/** A Helm chart that came in: numbers and names of files, nothing of what is in them. */
export interface ChartReport {
  /** As given: the archive, or the folder. */
  readonly source: string
  readonly from: 'folder' | 'archive'
  /** Of Chart.yaml; empty where it does not say. */
  readonly name: string
  readonly version: string
  /** Whether Helm loads it; if not, problems say why. */
  readonly loads: boolean
  /**
   * Whether what it renders to is known: `given`, an input is what `helm template` wrote of it; `plain`, its templates
   * have no actions, so that they render to what they are; `none`, it is not.
   */
  readonly rendering: 'given' | 'plain' | 'none'
  /** Every file, in the order in which Helm reads them. */
  readonly files: readonly ChartFileReport[]
}

export interface ChartFileReport {
  /** From the chart's folder. */
  readonly path: string
  readonly bytes: Bytes
  /**
   * What it is to Helm. `file`: everything that has no other use, kept in the release like templates; `dependency`: of
   * a chart in `charts/`, whose files no release keeps; `ignored`: left out by `.helmignore`.
   */
  readonly part: 'metadata' | 'lock' | 'values' | 'schema' | 'template' | 'crd' | 'file' | 'dependency' | 'ignored'
}

export interface SourceReport {
  readonly name: string
  readonly bytes: Bytes
  /**
   * Of the text with byte order mark removed, CRLF as LF and Secret values replaced by their length; null: not
   * computed.
   */
  readonly sha256: string | null
  readonly lines: number
}

/** The whole input, as one bundle each way. */
export interface WholeReport {
  /** Bytes of all sources as they are. */
  readonly source: Bytes
  /** All readable resources as JSON documents in one bundle, separators included. */
  readonly jsonDocuments: Bytes
  /** Of the largest source. */
  readonly largestSource: Bytes
  /** Compact JSON of all readable resources, each in a protobuf field, as OCM's webhook counts a ManifestWork. */
  readonly manifestWork: Bytes
  /** All sources in a row, compressed: smaller than the sum of the resources' own. Null: not measured with the rest. */
  readonly gzip: Bytes | null
  /** More is in the input than its resources: templates of charts that nobody has rendered. */
  readonly unrendered?: true
}

export interface ResourceReport {
  /** `group/kind/namespace/name`, `#n` added from the second of the same identity on. */
  readonly id: string
  readonly apiVersion: string | null
  readonly kind: string | null
  /** As kubectl sends it without `-n`; null for a cluster-scoped kind. */
  readonly namespace: string | null
  readonly name: string | null
  /** Where it has no name of its own: what the server is to begin one with. */
  readonly generateName?: string
  /** EndpointSlice: how many endpoints it has; null: more than the server takes, of a link that has no number. */
  readonly endpoints?: number | null
  readonly source: string
  /** Byte offsets into the source as it came in. */
  readonly range: readonly [start: number, end: number]
  /** First line, from 1, and how many there are. */
  readonly line: number
  readonly lines: number
  readonly readable: boolean
  readonly scopeAssumed?: true
  readonly seenByKubectl: boolean
  /**
   * What refuses it whatever its size, for structure or names, by the way in which it is written; missing where nothing
   * does.
   */
  readonly answers?: Answers
  /** Custom resource: its CRD, where the input has it: what is refused takes its resources with it. */
  readonly definition?: SizedResource
  readonly bytes: Sizes
  readonly known: KnownSizes
}

/** How each number is known that is not exact everywhere. */
export interface KnownSizes {
  readonly stored: Known
  readonly etcdValue: Known
  readonly gzip: Known
}

/** How the whole input and its resources fare on one route. */
export interface RouteReport {
  readonly route: RouteId
  /** The worst verdict of the whole and of its resources. */
  readonly verdict: VerdictWord
  /**
   * Readable resources that fit, of how many; how many of those that fit are tight, and of how many it is not known.
   */
  readonly goIn: number
  readonly of: number
  readonly tight: number
  readonly unknown: number
  /** Of how many a write after the first is refused; missing where of none. */
  readonly later?: number
  /** The whole input on a route that carries it, else null. */
  readonly whole: Verdict | null
  /** The verdict that decides: the one with the largest share of its limit. Null where nothing could be judged. */
  readonly meets: Verdict | null
  /** Index of the resource that `meets` is about; null where it is about the whole. */
  readonly decisive: number | null
  /** What that resource is called; null where `decisive` is. */
  readonly about: Pick<ResourceReport, 'kind' | 'name'> | null
  /** Index of the resource that fares worst by itself; null where none can be read. */
  readonly heaviest: number | null
  /** Whether the bytes of `meets` are an estimate. */
  readonly estimated: boolean
  /** More is in the input than its resources: templates of charts that nobody has rendered. */
  readonly unrendered?: true
}

export interface VerdictReport extends Verdict {
  /** `id` of the resource, null for the whole input. */
  readonly resource: string | null
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
