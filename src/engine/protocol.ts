import type { Analysis } from '../core/analysis'
import type { Bytes } from '../core/bytes'
import type { PlanSettings } from '../core/plan'
import type { DisplayText } from '../core/resource'
import type { EngineInput, Failure, Progress, Split } from './engine'

/** What can be asked of the session behind the boundary, and what each question is answered with. Plain data both ways. */
export interface Calls {
  analyze: { ask: { input: readonly EngineInput[] }; answer: Analysis }
  text: { ask: { resource: number; maxBytes: Bytes }; answer: DisplayText }
  split: { ask: { settings: PlanSettings }; answer: Split }
  zip: { ask: Record<never, never>; answer: Uint8Array }
  file: { ask: { path: string; maxBytes: Bytes }; answer: DisplayText }
}

export type Call = keyof Calls

/** A question; `id` comes back with every reply to it. */
export type Request = { [C in Call]: { id: number; call: C } & Calls[C]['ask'] }[Call]

export type Reply =
  | { id: number; type: 'progress'; progress: Progress }
  | { id: number; type: 'answer'; answer: Calls[Call]['answer'] }
  | { id: number; type: 'failure'; failure: Failure }
