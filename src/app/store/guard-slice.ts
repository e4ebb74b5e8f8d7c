import { type Guard, testGuard } from '../../engine'
import type { Slice } from './slice'

export interface GuardSlice {
  /** Whether the browser keeps page and worker from sending anything; null as long as it was not asked. */
  readonly guard: Guard | null
  /** Asks it, in both. */
  askGuard(): Promise<void>
}

export const createGuardSlice: Slice<GuardSlice> = (engine, { set }) => ({
  guard: null,
  askGuard: async () => set({ guard: await testGuard(() => engine.ask('isFetchRefused', {})) }),
})
