import { type Analysis, judgeRoutes, type RouteReport } from '../../core/analysis'
import { type Bytes, bytes } from '../../core/bytes'
import type { LimitSettings } from '../../core/limit'
import type { DisplayText } from '../../core/resource'
import { type Unlisted, withRest } from '../../core/share'
import type { Failure, Progress } from '../../engine'
import { failureOf } from './failure-of'
import type { Slice } from './page-state'
import { type PageSource, sameSources } from './source'
import { type Way, waysOf } from './ways'

/** An answer, with what follows from it and what it was given for. */
export interface Weighed {
  readonly analysis: Analysis
  readonly ways: readonly Way[]
  readonly sources: readonly PageSource[]
  /** The limits that the ways were judged by. */
  readonly limits: LimitSettings
  /** Out of a link that lists only the largest: what the ways and the sentence count besides, under the limits they were judged by. */
  readonly unlisted?: Unlisted | null
}

export interface WeighingSlice {
  /** The last good answer; it stays readable while a newer one is worked on. */
  readonly weighed: Weighed | null
  /** Set while the engine works; `progress` null until it says something. */
  readonly weighing: { readonly progress: Progress | null } | null
  readonly weighFailure: Failure | null
  /** Weighs the sources as they are now; an older run is dropped. */
  weigh(): void
  /** Weighs a source that was edited: what runs is not ended for it, its answer is dropped for a newer one. */
  weighEdit(): void
  /** Ends the run and goes back to the sources of the last answer. */
  cancelWeighing(): void
  /** Judges what was weighed by the limits as they are now; nothing is weighed again. */
  judgeAgain(): void
  /** Has the objects built that carry the whole input, once, and judges those routes too. */
  weighCarried(): void
  /** Ends the run without a word. */
  dropWeighing(): void
  /** gzip size of a resource, or of all sources in a row; null where it would take too long. Rejects as the engine does. */
  gzipOf(resource: number | null): Promise<Bytes | null>
  /** The first part of a resource's text; rejects as the engine does. */
  textOf(resource: number): Promise<DisplayText>
}

/** Up to so many resources are judged at once, without asking the worker: a few milliseconds. */
const judgedHere = 500

/** More of a text than this is not for looking at. */
const textShown = bytes(64 * 1024)

/** The worker compresses some 10 MB in a second and does nothing else meanwhile. */
const compressedAtMost = bytes(8 * 1024 * 1024)

export const createWeighingSlice: Slice<WeighingSlice> = engine => (set, get) => {
  let running: AbortController | null = null
  let editedMeanwhile = false

  async function run(sources: readonly PageSource[]): Promise<void> {
    const own = new AbortController()
    running = own
    editedMeanwhile = false
    set({ weighing: { progress: null }, weighFailure: null })
    try {
      const { limits } = get()
      const analysis = await engine.analyze(sources, {
        limits,
        signal: own.signal,
        onProgress: progress => running === own && set({ weighing: { progress } }),
      })
      if (running !== own) return
      running = null
      if (editedMeanwhile) return void run(get().sources)
      const ways = waysOf(analysis, analysis.routes, limits)
      const before = get().weighed
      set({ weighing: null, weighed: { analysis, ways, sources, limits } })
      get().settleView(before)
      if (get().limits !== limits) get().judgeAgain()
      void get().checkLink()
    } catch (error) {
      if (running !== own) return
      running = null
      if (editedMeanwhile) return void run(get().sources)
      set({ weighing: null, weighFailure: failureOf(error) })
    }
  }

  /** Newer limits, or a newer input, make an answer void. */
  function answerJudged(analysis: Analysis, reports: readonly RouteReport[], limits: LimitSettings): void {
    const { weighed } = get()
    if (weighed?.analysis !== analysis || get().limits !== limits) return
    const unlisted = get().unlistedUnder(limits)
    set({ weighed: { ...weighed, ways: waysOf(analysis, withRest(reports, unlisted), limits), limits, unlisted } })
  }

  return {
    weighed: null,
    weighing: null,
    weighFailure: null,
    weigh() {
      running?.abort()
      running = null
      const { sources } = get()
      if (sources.length > 0) void run(sources)
      else {
        const before = get().weighed
        set({ weighed: null, weighing: null, weighFailure: null })
        get().settleView(before)
        void get().checkLink()
      }
    },
    weighEdit() {
      if (running) editedMeanwhile = true
      else void run(get().sources)
    },
    dropWeighing() {
      running?.abort()
      running = null
      set({ weighing: null, weighFailure: null })
    },
    cancelWeighing() {
      running?.abort()
      running = null
      const { weighed, sources } = get()
      // Only what was brought in goes back: what was typed is not taken away.
      const kept = weighed && sameSources(weighed.sources, sources) ? sources : (weighed?.sources ?? [])
      set({ weighing: null, sources: kept })
      get().notify({ code: 'cancelled' })
    },
    judgeAgain() {
      const { weighed, limits } = get()
      if (!weighed || weighed.limits === limits) return
      const { analysis } = weighed
      if (analysis.resources.length <= judgedHere) return answerJudged(analysis, judgeRoutes(analysis, limits), limits)
      engine.ask('judge', { limits }).then(
        reports => answerJudged(analysis, reports, limits),
        () => {},
      )
    },
    weighCarried() {
      const { weighed } = get()
      if (!weighed || weighed.analysis.whole.carried !== null || weighed.analysis.resources.length === 0) return
      engine.ask('carried', {}).then(
        carried => {
          const now = get().weighed
          if (now?.analysis !== weighed.analysis) return
          const analysis = { ...now.analysis, whole: { ...now.analysis.whole, carried } }
          set({ weighed: { ...now, analysis, ways: waysOf(analysis, judgeRoutes(analysis, now.limits), now.limits) } })
        },
        () => {},
      )
    },
    async gzipOf(resource) {
      const { weighed } = get()
      const sizes = resource === null ? weighed?.analysis.whole : weighed?.analysis.resources[resource]?.bytes
      const size = sizes?.source
      // A link has brought the number, or nothing that it could be made from.
      if (sizes?.gzip != null || weighed?.sources.length === 0) return sizes?.gzip ?? null
      return size === undefined || size > compressedAtMost ? null : engine.ask('gzip', { resource })
    },
    textOf: resource => engine.ask('text', { resource, maxBytes: textShown }),
  }
}
