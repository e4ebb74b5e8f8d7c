import type { ByteRange } from '../source'

/**
 * One document of a source: the bytes between two separators. Documents, separators and what belongs to none tile the
 * source: every byte is in exactly one place.
 */
export interface ManifestDocument {
  readonly form: 'yaml' | 'json'
  /** The document's own bytes, without separator lines; comments and blank lines inside it included. */
  readonly range: ByteRange
  /**
   * Everything this document owns when it is written elsewhere: `range`, with chunks of nothing but comments that stand
   * before it (and, for the last document, after it) attached. Equal to `range` nearly always.
   */
  readonly owned: ByteRange
  /** Line of the first byte of `range`, from 1. */
  readonly line: number
  /** How many lines `range` takes, or begins. */
  readonly lines: number
  /**
   * False where kubectl refuses the text before reading it (a directive, text behind `---`) or never reads it (after
   * `...`).
   */
  readonly seenByKubectl: boolean
}
