import type { Bytes } from '../bytes'

/** One statement that was checked by reading the export back. */
export interface ProofCheck {
  readonly code: 'every-resource-once' | 'values-equal' | 'text-equal' | 'under-limit' | 'unparsed-kept'
  readonly passed: boolean
  /** How many were checked, and how many held. */
  readonly of: number
  readonly held: number
  /** Resources or bundles for which it does not hold: ids or names. */
  readonly failed: readonly string[]
}

/** The check that bundles and input hold the same resources, under the limits. */
export interface Proof {
  readonly passed: boolean
  readonly resourcesIn: number
  readonly resourcesOut: number
  readonly checks: readonly ProofCheck[]
  readonly fullest: { readonly bundle: string; readonly bytes: Bytes; readonly max: Bytes | null } | null
  readonly inputSha256: readonly { readonly source: string; readonly sha256: string }[]
}
