import { bytes } from '../../core/bytes'
import { type Bundle, nextNewBundle } from '../../core/plan'
import { planOf } from '../../core/question'
import type { Failure, Progress, Split } from '../../engine'
import { answerKey } from './answer'
import { failureOf } from './failure-of'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'

export interface SplitSlice {
  /** The last split of this input; it stays readable while a newer one is made. `key` says what it answers. */
  readonly splitMade: { readonly key: string; readonly split: Split } | null
  readonly splitting: { readonly key: string; readonly progress: Progress | null } | null
  readonly splitFailure: { readonly key: string; readonly failure: Failure } | null
  /** Name of the chosen bundle. */
  readonly bundle: string | null
  chooseBundle(name: string): void
  /** Puts a resource, by its id, into a new bundle behind a stage. */
  moveToNewBundle(resource: string, behind: string): void
  /** Plans unless the split on screen is the one of the question, or its route has no applier. */
  planIfStale(): void
  /** Tries again what failed or was ended. */
  planAgain(): void
  cancelSplitting(): void
  /** The input changed: its split is void. */
  forgetSplit(): void
  /** Rejects as the engine does. */
  zip(): Promise<Uint8Array<ArrayBuffer>>
  /** One file of it; rejects likewise. */
  fileBytes(path: string): Promise<Uint8Array<ArrayBuffer>>
}

export const createSplitSlice: Slice<SplitSlice, InputSlice & QuestionSlice> = (engine, { get, set }) => {
  let running: AbortController | null = null
  /** What was ended by hand is not begun again by itself. */
  let cancelled: string | null = null

  async function run(key: string): Promise<void> {
    const own = new AbortController()
    running = own
    set({ splitting: { key, progress: null }, splitFailure: null })
    let change: Partial<SplitSlice>
    try {
      const split = await engine.ask(
        'split',
        {},
        {
          signal: own.signal,
          onProgress: progress => running === own && set({ splitting: { key, progress } }),
        },
      )
      const kept = split.plan.bundles.some(({ name }) => name === get().bundle)
      change = { splitMade: { key, split }, ...(kept ? {} : { bundle: fullest(split)?.name ?? null }) }
    } catch (error) {
      change = { splitFailure: { key, failure: failureOf(error) } }
    }
    if (running !== own) return
    running = null
    // Only the newest of the plans asked for meanwhile is made after it.
    if (answerKey(get(), 'split', {}) === key) set({ splitting: null, ...change })
    else if (planOf(get().question)) void run(answerKey(get(), 'split', {}))
    else set({ splitting: null })
  }

  return {
    splitMade: null,
    splitting: null,
    splitFailure: null,
    bundle: null,
    chooseBundle: bundle => set({ bundle }),
    moveToNewBundle(resource, behind) {
      const { splitMade, moveResource } = get()
      const to = nextNewBundle(behind, splitMade?.split.plan.stages.map(({ id }) => id) ?? [])
      if (to !== null) moveResource(resource, to, behind)
    },
    planIfStale() {
      const { analyzed, question, splitMade, splitFailure } = get()
      if (running || !analyzed || analyzed.linked || !planOf(question)) return
      const key = answerKey(get(), 'split', {})
      if (splitMade?.key !== key && splitFailure?.key !== key && cancelled !== key) void run(key)
    },
    planAgain() {
      cancelled = null
      set({ splitFailure: null })
    },
    cancelSplitting() {
      running?.abort()
      running = null
      cancelled = get().splitting?.key ?? null
      set({ splitting: null })
    },
    forgetSplit() {
      running = null
      set({ splitMade: null, splitting: null, splitFailure: null, bundle: null })
    },
    fileBytes: async path => new Uint8Array(await engine.ask('fileBytes', { path })),
    zip: async () => new Uint8Array(await engine.ask('zip', {})),
  }
}

/** The split on screen; null where there is none, or the route of the question has no applier. */
export function splitOf({ splitMade, question }: SplitSlice & QuestionSlice): Split | null {
  return planOf(question) ? (splitMade?.split ?? null) : null
}

/** Whether it answers the question as it is now. */
export function isSplitCurrent(state: SplitSlice & InputSlice & QuestionSlice): boolean {
  return state.splitMade?.key === answerKey(state, 'split', {})
}

/** The bundle to look at first: the one with the most bytes, which is over the max bundle size if any is. */
function fullest({ plan: { bundles } }: Split): Bundle | undefined {
  return bundles.reduce<Bundle | undefined>((most, each) => (most && most.bytes >= each.bytes ? most : each), undefined)
}

/** More of a file than this is not for looking at. */
export const fileShown = bytes(64 * 1024)

/** How many of something, or how many bytes, a bundle may have: a whole number from 1; null for anything else. */
export function readCount(text: string): number | null {
  const digits = text.replace(/[\s,，_]/g, '')
  return /^[1-9]\d{0,11}$/.test(digits) ? Number(digits) : null
}
