import { type Guard, testGuard } from '../../engine'
import type { Slice } from './page-state'

export interface GuardSlice {
  /** Whether the browser keeps page and worker from sending anything; null as long as it was not asked. */
  readonly guard: Guard | null
  /** Asks it, in both. Starts the worker, where that is not done yet. */
  askGuard(): Promise<void>
}

export const createGuardSlice: Slice<GuardSlice> = engine => set => ({
  guard: null,
  askGuard: async () => set({ guard: await testGuard(() => engine.ask('isFetchRefused', {})) }),
})
