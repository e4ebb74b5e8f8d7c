import type { Slice } from './slice'

/**
 * Whether what is on the page is kept for when this tab is loaded again. `secret`: asked for, and not done, since the
 * input may hold a Secret; `failed`: the browser keeps nothing.
 */
export type Keeping = 'off' | 'on' | 'secret' | 'failed'

export interface KeepSlice {
  /** `off` until a person says so. What does the keeping is `keepInput`. */
  readonly keeping: Keeping
  /** Keeps the input, and what was asked of it, from now on. */
  startKeeping(): void
  /** Ends that; what was kept is removed. */
  forgetKept(): void
}

export const createKeepSlice: Slice<KeepSlice> = (_, { set }) => ({
  keeping: 'off',
  startKeeping: () => set({ keeping: 'on' }),
  forgetKept: () => set({ keeping: 'off' }),
})
