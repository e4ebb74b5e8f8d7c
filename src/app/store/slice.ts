import type { Engine } from '../../engine'

/**
 * The state as a slice sees it: its own part and those it needs. Slices need only what stands above them in
 * `page-store.ts`.
 */
export interface Access<State> {
  get(): State
  set(change: Partial<State>): void
}

/** Builds one slice of the state; `engine` is the only way to the core. */
export type Slice<Own, Needs = unknown> = (engine: Engine, access: Access<Own & Needs>) => Own
