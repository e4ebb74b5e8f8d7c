import { bytes } from '../../core/bytes'
import { type Bundle, type Form, nextNewBundle, type PlanSettings } from '../../core/plan'
import type { DisplayText } from '../../core/resource'
import type { Failure, Progress, Split } from '../../engine'
import { failureOf } from './failure-of'
import { nameOfPlan } from './name-of-plan'
import type { Slice } from './page-state'

export interface SplitSlice {
  readonly splitSettings: PlanSettings
  /** The last plan; it stays readable while a newer one is made. */
  readonly split: Split | null
  readonly splitting: { readonly progress: Progress | null } | null
  readonly splitFailure: Failure | null
  /** Name of the chosen bundle. */
  readonly bundle: string | null
  /** Settings before the last changes, and those that were taken back. */
  readonly splitPast: readonly PlanSettings[]
  readonly splitFuture: readonly PlanSettings[]
  changeSplit(settings: Partial<PlanSettings>): void
  /** Sets the budget of a bundle; what is not planned yet is planned with it when it is looked at. */
  setBudget(maxBytes: PlanSettings['maxBytes']): void
  undoSplit(): void
  redoSplit(): void
  /** Puts a resource, by its id, into another bundle of the plan on screen. */
  moveResource(resource: string, to: string): void
  /** Puts a resource, by its id, into a new bundle behind a stage. */
  moveToNewBundle(resource: string, behind: string): void
  /** Writes resources, by their ids, in a form of their own. */
  writeAs(form: Form, resources: readonly string[]): void
  /** Makes several of a ConfigMap or Secret, each with at most so many bytes of values. */
  splitByKey(resource: string, maxBytes: number): void
  chooseBundle(name: string): void
  /** Plans unless the plan on screen is the one of these settings and this input. */
  planIfStale(): void
  cancelSplitting(): void
  /** The input changed: its plan is void. */
  forgetSplit(): void
  zip(): Promise<Uint8Array<ArrayBuffer>>
  /** The first part of a file of the zip; rejects as the engine does. */
  fileOf(path: string): Promise<DisplayText>
}

/** Steps that can be taken back. */
const stepsKept = 100

/** Settings that name resources of one input. */
const ofTheInput = { remedies: [], keySplits: [], moves: [], forms: [], filter: { include: [], exclude: [] } } as const

/** More of a file than this is not for looking at. */
const fileShown = bytes(64 * 1024)

export const createSplitSlice: Slice<SplitSlice> = engine => (set, get) => {
  let running: AbortController | null = null
  /** The settings of the plan on screen, or of the one being made. */
  let plannedFor: PlanSettings | null = null

  async function run(settings: PlanSettings): Promise<void> {
    const own = new AbortController()
    running = own
    plannedFor = settings
    set({ splitting: { progress: null }, splitFailure: null })
    try {
      const split = await engine.ask(
        'split',
        { settings },
        {
          signal: own.signal,
          onProgress: progress => running === own && set({ splitting: { progress } }),
        },
      )
      if (running !== own) return
      running = null
      if (get().splitSettings !== settings) return get().planIfStale()
      const kept = split.plan.bundles.some(({ name }) => name === get().bundle)
      set({ split, splitting: null, ...(kept ? {} : { bundle: fullest(split)?.name ?? null }) })
    } catch (error) {
      if (running !== own) return
      running = null
      plannedFor = null
      set({ splitting: null, splitFailure: failureOf(error) })
    }
  }

  return {
    splitSettings: { preset: 'crds-apart', form: 'text', target: 'kubectl', maxBytes: null, name: nameOfPlan([]) },
    split: null,
    splitting: null,
    splitFailure: null,
    bundle: null,
    splitPast: [],
    splitFuture: [],
    changeSplit(settings) {
      const { splitSettings, splitPast } = get()
      // Bundles have other names in another plan, so what was moved by hand means nothing there.
      const moves = settings.preset !== undefined && settings.preset !== splitSettings.preset ? { moves: [] } : {}
      set({
        splitSettings: { ...splitSettings, ...moves, ...settings },
        splitPast: [...splitPast, splitSettings].slice(-stepsKept),
        splitFuture: [],
      })
      get().planIfStale()
    },
    setBudget(maxBytes) {
      if (get().splitSettings.maxBytes === maxBytes) return
      set({ splitSettings: { ...get().splitSettings, maxBytes } })
      if (get().split) get().planIfStale()
    },
    undoSplit() {
      const { splitSettings, splitPast, splitFuture } = get()
      const last = splitPast.at(-1)
      if (!last) return
      set({ splitSettings: last, splitPast: splitPast.slice(0, -1), splitFuture: [splitSettings, ...splitFuture] })
      get().planIfStale()
    },
    redoSplit() {
      const { splitSettings, splitPast, splitFuture } = get()
      const [next, ...later] = splitFuture
      if (!next) return
      set({ splitSettings: next, splitPast: [...splitPast, splitSettings], splitFuture: later })
      get().planIfStale()
    },
    moveResource(resource, to) {
      const { splitSettings, changeSplit } = get()
      changeSplit({ moves: [...(splitSettings.moves ?? []), { resource, to }] })
    },
    moveToNewBundle(resource, behind) {
      const { splitSettings, split, changeSplit } = get()
      const to = nextNewBundle(behind, split?.plan.stages.map(({ id }) => id) ?? [])
      if (to !== null) changeSplit({ moves: [...(splitSettings.moves ?? []), { resource, to, behind }] })
    },
    splitByKey(resource, maxBytes) {
      const { splitSettings, changeSplit } = get()
      const others = (splitSettings.keySplits ?? []).filter(each => each.resource !== resource)
      changeSplit({ keySplits: [...others, { resource, maxBytes }] })
    },
    writeAs(form, resources) {
      const { splitSettings, changeSplit } = get()
      changeSplit({ forms: [...(splitSettings.forms ?? []), { form, resources }] })
    },
    chooseBundle: bundle => set({ bundle }),
    planIfStale() {
      const { weighed, splitSettings } = get()
      // The worker finishes what it began. Only the newest of the settings asked for meanwhile is planned after it.
      if (weighed && weighed.sources.length > 0 && !running && plannedFor !== splitSettings) void run(splitSettings)
    },
    cancelSplitting() {
      running?.abort()
      running = null
      plannedFor = null
      set({ splitting: null })
    },
    forgetSplit() {
      running = null
      plannedFor = null
      const name = nameOfPlan(get().sources.map(source => source.name))
      set({
        split: null,
        splitting: null,
        splitFailure: null,
        bundle: null,
        splitPast: [],
        splitFuture: [],
        splitSettings: { ...get().splitSettings, ...ofTheInput, name },
      })
    },
    zip: async () => new Uint8Array(await engine.ask('zip', {})),
    fileOf: path => engine.ask('file', { path, maxBytes: fileShown }),
  }
}

/** The bundle to look at first: the one with the most bytes, which is over its budget if any is. */
function fullest({ plan: { bundles } }: Split): Bundle | undefined {
  return bundles.reduce<Bundle | undefined>((most, each) => (most && most.bytes >= each.bytes ? most : each), undefined)
}

/** How many of something a bundle may hold; null for anything that is no whole number from 1. */
export function readCount(text: string): number | null {
  return readBudget(text)
}

/** Bytes a budget may have: a positive whole number; null for anything else. */
export function readBudget(text: string): PlanSettings['maxBytes'] {
  const digits = text.replace(/[\s,，_]/g, '')
  return /^[1-9]\d{0,11}$/.test(digits) ? bytes(Number(digits)) : null
}
