import type { Analysis } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import type { ClusterLimits } from '../../core/limit'
import type { CarrierSizes } from '../../core/route'
import type { Unlisted } from '../../core/share'
import type { Failure, Progress } from '../../engine'
import { blobInTurns } from '../../platform'
import { failureOf } from './failure-of'
import type { Slice } from './slice'
import { joinSources, type NewSource, nameOfPaste, type PageSource, sameSources } from './source'
import type { ToastSlice } from './toast-slice'

/** An analysis, and what it is of. It never changes; a newer one takes its place. */
export interface Analyzed {
  readonly analysis: Analysis
  /** Empty where it came out of a link. */
  readonly sources: readonly PageSource[]
  /**
   * Out of a link: what is only counted in it, as the sender's cluster judged it, and how many problems the input has.
   */
  readonly linked: {
    readonly rest: Unlisted | null
    readonly cluster: ClusterLimits
    readonly problems: number
  } | null
}

/** What is measured of the analysis on the page after it: stands beside it and goes with it. */
export interface Later {
  /** Sizes of what carries the whole, as far as they were built. */
  readonly carried: CarrierSizes
  /** gzip sizes of the resources; null until they are asked for. */
  readonly gzips: readonly (Bytes | null)[] | null
}

const nothingLater: Later = { carried: {}, gzips: null }

export interface InputSlice {
  readonly sources: readonly PageSource[]
  /**
   * Ids of sources whose Secrets a person asked to see, or typed: their text is shown as it is. Not kept for another
   * visit.
   */
  readonly shownSecrets: ReadonlySet<number>
  /** The last good analysis; it stays readable while a newer one is made. */
  readonly analyzed: Analyzed | null
  readonly later: Later
  /** Set while the engine reads; `progress` null until it says something. */
  readonly analyzing: { readonly progress: Progress | null } | null
  readonly analyzeFailure: Failure | null
  /** Adds to what is there; a file of the same name takes the place of the older one. */
  addSources(incoming: readonly NewSource[]): void
  /** A pasted text as a source: its bytes are those of the text in UTF-8; null where nothing was pasted. */
  sourceOfPaste(text: string): Promise<NewSource | null>
  /** Puts these in the place of all that is there; returns how to take that back. */
  replaceSources(incoming: readonly NewSource[]): () => void
  /**
   * Puts an edited text in the place of a source's. What runs is not ended for it; its answer is dropped for a newer
   * one.
   */
  editSource(id: number, content: Blob): void
  /**
   * Puts the manifests of an archive in its place, so that each can be looked at, edited and removed. Rejects as the
   * engine does.
   */
  unpackSource(id: number): Promise<void>
  removeSource(id: number): void
  clearSources(): void
  /** Shows a source's text as it is from now on. */
  showSecrets(source: number): void
  /** Analyzes the sources as they are now; an older run is dropped. */
  analyze(): void
  /** Ends the run and goes back to the sources of the last answer. */
  cancelAnalyzing(): void
  /** Shows an analysis that came without its text, in the place of everything. */
  showLinked(analyzed: Analyzed, carried: CarrierSizes): void
  /** Takes away what is shown. */
  forgetAnalyzed(): void
}

export const createInputSlice: Slice<InputSlice, ToastSlice> = (engine, { get, set }) => {
  let nextId = 1
  let running: AbortController | null = null
  let editedMeanwhile = false

  function stop(): void {
    running?.abort()
    running = null
  }

  async function run(sources: readonly PageSource[]): Promise<void> {
    const own = new AbortController()
    running = own
    editedMeanwhile = false
    set({ analyzing: { progress: null }, analyzeFailure: null })
    let change: Partial<InputSlice>
    try {
      const analysis = await engine.analyze(sources, {
        signal: own.signal,
        onProgress: progress => running === own && set({ analyzing: { progress } }),
      })
      change = { analyzed: { analysis, sources, linked: null }, later: nothingLater }
    } catch (error) {
      change = { analyzeFailure: failureOf(error) }
    }
    if (running !== own) return
    running = null
    if (editedMeanwhile) void run(get().sources)
    else set({ analyzing: null, ...change })
  }

  /** Puts other sources on the page and analyzes them; returns how to take that back. */
  function change(sources: readonly PageSource[]): () => void {
    const before = get().sources
    set({ sources })
    get().analyze()
    return () => {
      set({ sources: before, toast: null })
      get().analyze()
    }
  }

  return {
    sources: [],
    shownSecrets: new Set(),
    analyzed: null,
    later: nothingLater,
    analyzing: null,
    analyzeFailure: null,
    addSources(incoming) {
      if (incoming.length === 0) return
      const { sources, replaced } = joinSources(get().sources, incoming, nextId)
      nextId += incoming.length
      const undo = change(sources)
      if (replaced.length > 0) get().notify({ code: 'replaced', names: replaced }, undo)
      else get().dismissToast()
    },
    async sourceOfPaste(text) {
      if (text !== '') return { name: nameOfPaste(get().sources), content: await blobInTurns(text) }
      get().notify({ code: 'nothing-to-paste' })
      return null
    },
    replaceSources(incoming) {
      const { sources } = joinSources([], incoming, nextId)
      nextId += incoming.length
      return change(sources)
    },
    editSource(id, content) {
      get().showSecrets(id)
      set({
        sources: get().sources.map(source => (source.id === id ? { ...source, content, isSample: false } : source)),
      })
      if (running) editedMeanwhile = true
      else void run(get().sources)
    },
    async unpackSource(id) {
      const archive = get().sources.find(source => source.id === id)
      if (!archive) return
      const entries = await engine.ask('entries', { archive: archive.name })
      const present = get().sources
      if (entries.length === 0 || !present.includes(archive)) return
      const unpacked = entries.map(({ name, bytes }) => ({
        name,
        content: new Blob([new Uint8Array(bytes)]),
        id: nextId++,
      }))
      const undo = change(present.flatMap(source => (source === archive ? unpacked : [source])))
      get().notify({ code: 'unpacked', name: archive.name, count: unpacked.length }, undo)
    },
    removeSource(id) {
      const removed = get().sources.find(source => source.id === id)
      if (!removed) return
      const undo = change(get().sources.filter(source => source !== removed))
      get().notify({ code: 'removed', name: removed.name }, undo)
    },
    clearSources() {
      const count = get().sources.length
      if (count > 0) get().notify({ code: 'cleared', count }, change([]))
    },
    showSecrets(source) {
      if (!get().shownSecrets.has(source)) set({ shownSecrets: new Set([...get().shownSecrets, source]) })
    },
    analyze() {
      stop()
      if (get().sources.length > 0) void run(get().sources)
      else get().forgetAnalyzed()
    },
    cancelAnalyzing() {
      stop()
      const { analyzed, sources } = get()
      // Only what was brought in goes back: what was typed is not taken away.
      const kept = analyzed && sameSources(analyzed.sources, sources) ? sources : (analyzed?.sources ?? [])
      set({ analyzing: null, sources: kept })
      get().notify({ code: 'cancelled' })
    },
    showLinked(analyzed, carried) {
      stop()
      const later = { ...nothingLater, carried }
      set({ sources: [], analyzed, later, analyzing: null, analyzeFailure: null })
    },
    forgetAnalyzed() {
      stop()
      set({ analyzed: null, later: nothingLater, analyzing: null, analyzeFailure: null })
    },
  }
}
