import type { ComparedBundle } from '../../core/compare'
import type { Compared, Failure, Progress } from '../../engine'
import { failureOf } from './failure-of'
import type { Slice } from './page-state'
import type { NewSource } from './source'

export interface CompareSlice {
  /** The earlier input, once one was brought in. */
  readonly earlier: readonly NewSource[] | null
  /** What became of it in the input on the page; the last good answer. */
  readonly compared: Compared | null
  readonly comparing: { readonly progress: Progress | null } | null
  readonly compareFailure: Failure | null
  /** What of each bundle of the split an upgrade has to apply; null until it is known. */
  readonly bundlesToApply: readonly ComparedBundle[] | null
  /** Takes an earlier input and compares; a newer one replaces it. */
  compareWith(earlier: readonly NewSource[]): void
  /** The earlier input becomes the later one and the other way round. */
  swapCompared(): void
  forgetEarlier(): void
  cancelComparing(): void
  /** Compares again if there is an earlier input and its comparison is not the one of the input on the page. */
  compareIfStale(): void
  /** A zip of the bundles of the split that an upgrade applies again; rejects as the engine does. */
  upgradeZip(): Promise<Uint8Array<ArrayBuffer>>
  /** The input changed: its comparison is void. */
  forgetCompared(): void
}

export const createCompareSlice: Slice<CompareSlice> = engine => (set, get) => {
  let running: AbortController | null = null

  async function run(earlier: readonly NewSource[]): Promise<void> {
    running?.abort()
    const own = new AbortController()
    running = own
    set({ comparing: { progress: null }, compareFailure: null })
    try {
      const compared = await engine.ask(
        'compare',
        { before: earlier },
        { signal: own.signal, onProgress: progress => running === own && set({ comparing: { progress } }) },
      )
      if (running !== own) return
      set({ compared, comparing: null })
      const bundlesToApply = await engine.ask('bundlesToApply', { settings: get().splitSettings })
      if (running === own) set({ bundlesToApply })
    } catch (error) {
      if (running === own) set({ comparing: null, compareFailure: failureOf(error) })
    }
  }

  function stop(): void {
    running?.abort()
    running = null
  }

  return {
    earlier: null,
    compared: null,
    comparing: null,
    compareFailure: null,
    bundlesToApply: null,
    compareWith(earlier) {
      if (earlier.length === 0) return
      set({ earlier, compared: null, bundlesToApply: null })
      if (get().weighed) void run(earlier)
    },
    swapCompared() {
      const { earlier, sources } = get()
      if (!earlier) return
      set({ earlier: sources, compared: null, bundlesToApply: null })
      get().replaceSources(earlier)
    },
    forgetEarlier() {
      stop()
      set({ earlier: null, compared: null, comparing: null, compareFailure: null, bundlesToApply: null })
    },
    cancelComparing() {
      stop()
      set({ comparing: null, ...(get().compared ? {} : { earlier: null }) })
      get().notify({ code: 'cancelled' })
    },
    compareIfStale() {
      const { earlier, compared, comparing, weighed } = get()
      if (earlier && weighed && weighed.sources.length > 0 && !compared && !comparing) void run(earlier)
    },
    upgradeZip: async () => new Uint8Array(await engine.ask('upgradeZip', { settings: get().splitSettings })),
    forgetCompared() {
      stop()
      set({ compared: null, comparing: null, compareFailure: null, bundlesToApply: null })
    },
  }
}
