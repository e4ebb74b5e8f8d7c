import type { Problem } from '../source'
import type { Value } from './value'

/**
 * What a document says. `value` is absent where it cannot be read (a problem of severity `error` says why) and `null` where it is null
 * or holds nothing, which kubectl passes over.
 */
export interface Reading {
  readonly value?: Value
  readonly problems: readonly Problem[]
}

/**
 * The seam behind which readers stand. `text` is one document without separators, directives or byte order mark. Ranges of problems
 * count UTF-16 units of `text`, and line numbers in their facts lines of it, from 1; `readDocument` turns both into those of the source.
 */
export type Reader = (text: string) => Reading
