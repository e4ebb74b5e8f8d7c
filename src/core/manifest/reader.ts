import type { Problem } from '../source'
import type { Value } from './value'

/**
 * What a document says. `value` is absent where it cannot be read (a problem of severity `error` says why) and `null`
 * where it is null or holds nothing, which kubectl passes over.
 */
export interface Reading {
  readonly value?: Value
  readonly problems: readonly Problem[]
}
