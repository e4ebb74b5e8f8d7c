import type { Analysis, SoFar } from '../core/analysis'
import type { Bytes } from '../core/bytes'
import type { Comparison } from '../core/compare'
import type { Plan } from '../core/plan'
import type { Proof } from '../core/proof'
import type { Question, WhatIf } from '../core/question'
import type { KeySplit } from '../core/remedy'
import type { Calls, EngineCall } from './protocol'

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

/**
 * A split plan with its proof and the files it would write; their bytes stay in the worker, and the zip is made when it
 * is asked for.
 */
export interface Split {
  readonly plan: Plan
  readonly proof: Proof
  readonly files: readonly { readonly path: string; readonly bytes: Bytes }[]
  /** Resources that a split by key made, in the plan behind those of the input; and what became of each split. */
  readonly added: readonly { readonly id: string; readonly kind: string | null; readonly name: string | null }[]
  readonly splits: readonly KeySplit[]
}

/** The earlier input as it was measured, and the later one set against it. */
export interface Compared {
  readonly before: Analysis
  readonly comparison: Comparison
}

/**
 * Why an answer did not come; words are added at the edge. `not-loaded`: the worker could not be fetched; `ended`: it
 * was there, and is gone without a word. `no-applier`: the question's route has none, so there is no split. `what-if`:
 * what is to be shared would not be true.
 */
export interface Failure {
  readonly code:
    | 'out-of-memory'
    | 'not-loaded'
    | 'ended'
    | 'too-large'
    | 'unreadable-file'
    | 'no-applier'
    | 'what-if'
    | 'internal'
  readonly detail: string
}

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * The core behind a boundary: a worker in the page, direct calls in Node. One question and one input at a time.
 * Whatever is asked is answered for the question that was set last before; a newer `analyze` makes older answers
 * obsolete (their promises reject with an `AbortError`). Rejections are `EngineError` or `AbortError`, nothing else.
 */
export interface Engine {
  /** What every later answer is given for; `whatIf` is what verdicts, and nothing else, suppose besides. */
  setQuestion(question: Question, whatIf?: WhatIf | null): void
  analyze(input: readonly EngineInput[], options?: CallOptions): Promise<Analysis>
  /** Asks about the last input that was analyzed: what there is to ask is the table of `Calls`. */
  ask<C extends EngineCall>(call: C, facts: Calls[C]['ask'], options?: CallOptions): Promise<Calls[C]['answer']>
  close(): void
}

export class EngineError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail)
    this.name = 'EngineError'
  }
}
