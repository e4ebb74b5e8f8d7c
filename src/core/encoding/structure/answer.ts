import type { Operation } from '../sizes'

/** Why an object is refused for its structure or its names, whatever its size. */
export const faultCodes = [
  /** A field that neither the built-in type nor the schema of the CRD knows. */
  'field-unknown',
  /** A value of another type than the field takes, or a text that does not parse. */
  'field-type',
  /** Two items of a list with the same keys, or the same value twice in a set. */
  'duplicate-key',
  /** Null where the schema of a CRD allows none. */
  'null-value',
  'control-character',
  'uid-set',
  'managed-fields-set',
  'name-invalid',
] as const

export type FaultCode = (typeof faultCodes)[number]

/** A refusal that does not depend on sizes, and its words. */
export interface Answer {
  readonly code: FaultCode
  /** The reason of the server's status. One with causes is `Invalid`, which kubectl prints in a form of its own. */
  readonly by: 'BadRequest' | 'Conflict' | 'InternalError' | 'Invalid'
  /** Of `Invalid` what is before the causes: `ConfigMap "x" is invalid: `. */
  readonly message: string
  readonly causes: readonly string[]
}

/**
 * The first refusal of each operation: under kubectl's default validation (`strict`), and where unknown fields are
 * dropped in silence (`lax`: `--validate=ignore`, and programs that ask for no validation). Null where nothing is
 * found.
 */
export type Answers = Readonly<Record<Operation, { readonly strict: Answer | null; readonly lax: Answer | null }>>
