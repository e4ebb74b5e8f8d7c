import type { Bytes } from '../bytes'
import type { OutputSize } from '../export'
import type { Account } from '../plan'
import type { KeySplit, RemedyChoice } from '../remedy'
import type { InputProblem } from '../source'

/** What is checked by reading an export back. */
export type ProofCode =
  /**
   * Each resource of the input is in one bundle, or in `unparsed/`, or left out by the filter, and nothing else is in
   * them.
   */
  | 'every-resource-once'
  /** Each document of the input was found again, left out by the filter, or holds nothing. */
  | 'every-document'
  /** Each byte of the input is in one document, or of what may stand between documents. */
  | 'every-byte'
  /** Each document of a bundle reads back to the value of its resource, by kubectl's rules. */
  | 'values-equal'
  /** Each document written as text has the bytes of its source. */
  | 'text-equal'
  /** Each bundle has at most the bytes that its limit allows. */
  | 'under-limit'
  /** What the applier makes of the bundles (`outputSizes`) has at most the bytes that its limit allows. */
  | 'carriers-under-limit'
  /** Each resource is in a bundle that the applier takes, and the route refuses none of them. */
  | 'delivered'
  /** Each resource stands after what it needs of the input, and a webhook that may not fail after what it admits. */
  | 'needed-first'
  /** Each file in `unparsed/` has the bytes of its source. */
  | 'unparsed-kept'
  /** What was split by key holds every key with its value. */
  | 'keys-kept'

/** One statement about an export. */
export interface ProofCheck {
  readonly code: ProofCode
  readonly passed: boolean
  /** How many were checked, and for how many it holds. */
  readonly of: number
  readonly held: number
  /** Where it does not hold: ids of resources, names of bundles. */
  readonly failed: readonly string[]
}

/** The check that bundles and input hold the same resources, under the limits. */
export interface Proof {
  /** All checks hold. */
  readonly passed: boolean
  /** The files hold what came in; a bundle may be over its limit, or left out by the applier, all the same. */
  readonly equal: boolean
  /** Resources of the input, and those found again in the files, in bundles or in `unparsed/`. */
  readonly resourcesIn: number
  readonly resourcesOut: number
  /** Those that a filter of the plan left out, and that are in no file. */
  readonly resourcesExcluded: number
  readonly checks: readonly ProofCheck[]
  /** Where every document and byte of the input went. */
  readonly account: Account
  /**
   * What was changed on purpose: documents of these resources are compared with their value less what the remedy
   * removes.
   */
  readonly remedies: readonly RemedyChoice[]
  /** ConfigMaps and Secrets split by key, with every place that was rewritten for it. */
  readonly splits: readonly KeySplit[]
  /** What the applier counts beyond the bundles: a release Secret, a ConfigMap that holds all. */
  readonly outputSizes: readonly OutputSize[]
  /** What no order of the files can settle, a Markdown sentence each: it is for a person to know, and not checked. */
  readonly notes?: readonly string[]
  /** Archives of the input of which not everything could be read: what they held beyond that is in no file. */
  readonly unread?: readonly Pick<InputProblem, 'source' | 'code' | 'facts'>[]
  /** The bundle with the least room left; the largest where no size is set. */
  readonly fullest: { readonly bundle: string; readonly bytes: Bytes; readonly max: Bytes | null } | null
  /** Of the text with byte order mark removed, CRLF as LF and values of Secrets replaced by their length. */
  readonly inputSha256: readonly { readonly source: string; readonly sha256: string }[]
}
