import type { Compared, Failure, Progress } from '../../engine'
import { answerKey } from './answer'
import type { AnswersSlice } from './answers-slice'
import type { ErrorSlice } from './error-slice'
import { failureOf } from './failure-of'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'
import type { NewSource } from './source'
import type { ToastSlice } from './toast-slice'
import type { ViewSlice } from './view-slice'

export interface CompareSlice {
  /** The earlier input, once one was brought in. */
  readonly earlier: readonly NewSource[] | null
  /** What became of it in the input on the page; `key` says for what question. */
  readonly comparedFor: { readonly key: string; readonly compared: Compared } | null
  readonly comparing: { readonly progress: Progress | null } | null
  readonly compareFailure: { readonly key: string; readonly failure: Failure } | null
  /** Takes an earlier input to compare with; a newer one replaces it. */
  compareWith(earlier: readonly NewSource[]): void
  /** The earlier input becomes the later one and the other way round. */
  swapCompared(): void
  forgetEarlier(): void
  cancelComparing(): void
  /** Tries again what failed. */
  compareAgain(): void
  /** Compares if there is an earlier input and the comparison is not the one of the question. */
  compareIfStale(): void
  /** A zip of the bundles of the split that an upgrade applies again; rejects as the engine does. */
  upgradeZip(): Promise<Uint8Array<ArrayBuffer>>
  /** What is dropped or pasted on the page: the earlier input where two are compared, else one more source. */
  receive(incoming: readonly NewSource[]): void
  /** Dropped or chosen files likewise; what is a log of errors among them is looked into. */
  receiveFiles(files: readonly NewSource[]): Promise<void>
  /** A pasted text likewise. */
  addPaste(text: string): Promise<void>
}

type Needs = AnswersSlice & ErrorSlice & InputSlice & QuestionSlice & ToastSlice & ViewSlice

export const createCompareSlice: Slice<CompareSlice, Needs> = (engine, { get, set }) => {
  let running: { readonly abort: AbortController; readonly key: string } | null = null

  async function run(earlier: readonly NewSource[], key: string): Promise<void> {
    const own = { abort: new AbortController(), key }
    running = own
    set({ comparing: { progress: null }, compareFailure: null })
    let change: Partial<CompareSlice>
    try {
      const compared = await engine.ask(
        'compare',
        { before: earlier },
        { signal: own.abort.signal, onProgress: progress => running === own && set({ comparing: { progress } }) },
      )
      change = { comparedFor: { key, compared } }
    } catch (error) {
      change = { compareFailure: { key, failure: failureOf(error) } }
    }
    if (running !== own) return
    running = null
    set({ comparing: null, ...change })
  }

  function stop(): void {
    running?.abort.abort()
    running = null
    for (const call of ['bundlesToApply', 'difference', 'share', 'sizeReport', 'wholes'] as const)
      get().forgetAnswers(call)
  }

  return {
    earlier: null,
    comparedFor: null,
    comparing: null,
    compareFailure: null,
    compareWith(earlier) {
      if (earlier.length === 0) return
      stop()
      set({ earlier, comparedFor: null, comparing: null, compareFailure: null })
    },
    swapCompared() {
      const { earlier, sources, compareWith, replaceSources } = get()
      if (!earlier) return
      replaceSources(earlier)
      compareWith(sources)
    },
    forgetEarlier() {
      stop()
      set({ earlier: null, comparedFor: null, comparing: null, compareFailure: null })
    },
    cancelComparing() {
      stop()
      set({ comparing: null, earlier: null, comparedFor: null })
      get().notify({ code: 'cancelled' })
    },
    compareAgain: () => set({ compareFailure: null }),
    compareIfStale() {
      const { earlier, analyzed, analyzing, comparedFor, compareFailure } = get()
      if (!earlier || !analyzed || analyzed.linked || analyzing) return
      const key = answerKey(get(), 'compare', { before: [] })
      if (running?.key === key || comparedFor?.key === key || compareFailure?.key === key) return
      stop()
      void run(earlier, key)
    },
    upgradeZip: async () => new Uint8Array(await engine.ask('upgradeZip', {})),
    receive(incoming) {
      const { view, analyzed, compareWith, addSources } = get()
      if (view === 'compare' && analyzed) compareWith(incoming)
      else addSources(incoming)
    },
    async receiveFiles(files) {
      const manifests = await get().manifestsOf(files)
      if (manifests.length > 0) get().receive(manifests)
    },
    async addPaste(text) {
      const manifest = await get().manifestIn(text)
      const source = manifest === null ? null : await get().sourceOfPaste(manifest)
      if (source) get().receive([source])
    },
  }
}

/** The comparison for the question as it is now; null until it has come. */
export function comparedOf(state: CompareSlice & InputSlice & QuestionSlice): Compared | null {
  const { comparedFor } = state
  return comparedFor?.key === answerKey(state, 'compare', { before: [] }) ? comparedFor.compared : null
}
