import type { Slice } from './slice'

export interface UpdateSlice {
  /** Loads the page again in a newer version, which is there and waits; null where there is none. */
  readonly update: (() => void) | null
}

export const createUpdateSlice: Slice<UpdateSlice> = () => ({ update: null })
