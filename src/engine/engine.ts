import type { Analysis, SoFar } from '../core/analysis'
import type { Bytes } from '../core/bytes'
import type { Comparison } from '../core/compare'
import type { LimitSettings } from '../core/limit'
import type { Plan } from '../core/plan'
import type { Proof } from '../core/proof'
import type { KeySplit } from '../core/remedy'
import type { Calls, Question } from './protocol'

/** An input as the page holds it: a File or Blob goes to the worker by reference, its bytes are read there. */
export interface EngineInput {
  readonly name: string
  readonly content: Blob | Uint8Array
}

/** Named stages of the work, for progress. `done` of `of` resources or bytes; `of` null while unknown. */
export interface Progress {
  readonly stage: 'reading' | 'sizing' | 'compressing' | 'planning' | 'writing' | 'proving' | 'comparing'
  readonly done: number
  readonly of: number | null
  /** What is known already, while reading. */
  readonly soFar?: SoFar
}

/** A split plan with its proof and the files it would write (their bytes stay in the worker until `zip`). */
export interface Split {
  readonly plan: Plan
  readonly proof: Proof
  readonly files: readonly { readonly path: string; readonly bytes: Bytes }[]
  readonly zipBytes: Bytes
  /** Resources that a split by key made, in the plan behind those of the input; and what became of each split. */
  readonly added: readonly { readonly id: string; readonly kind: string | null; readonly name: string | null }[]
  readonly splits: readonly KeySplit[]
}

/** The earlier input as it was weighed, and the later one set against it. */
export interface Compared {
  readonly before: Analysis
  readonly comparison: Comparison
}

/**
 * Why an answer did not come; words are added at the edge. `not-loaded`: the worker could not be fetched; `ended`: it was there, and is gone without
 * a word.
 */
export interface Failure {
  readonly code: 'out-of-memory' | 'not-loaded' | 'ended' | 'too-large' | 'unreadable-file' | 'internal'
  readonly detail: string
}

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * The core behind a boundary: a worker in the page, direct calls in Node. One input at a time; a newer `analyze` makes older answers
 * obsolete (their promises reject with an `AbortError`). Rejections are `EngineError` or `AbortError`, nothing else.
 */
export interface Engine {
  analyze(input: readonly EngineInput[], options?: CallOptions & { readonly limits?: LimitSettings }): Promise<Analysis>
  /** Asks about the last input that was weighed, or the last split of it: what there is to ask is the table of `Calls`. */
  ask<C extends Question>(call: C, question: Calls[C]['ask'], options?: CallOptions): Promise<Calls[C]['answer']>
  close(): void
}

export class EngineError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail)
    this.name = 'EngineError'
  }
}
