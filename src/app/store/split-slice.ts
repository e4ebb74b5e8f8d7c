import { bytes } from '../../core/bytes'
import type { Bundle, PlanSettings } from '../../core/plan'
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
  changeSplit(settings: Partial<PlanSettings>): void
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
    changeSplit(settings) {
      set({ splitSettings: { ...get().splitSettings, ...settings } })
      get().planIfStale()
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
        // Remedies were chosen for resources of the input as it was.
        splitSettings: { ...get().splitSettings, name, remedies: [] },
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

/** Bytes a budget may have: a positive whole number; null for anything else. */
export function readBudget(text: string): PlanSettings['maxBytes'] {
  const digits = text.replace(/[\s,，_]/g, '')
  return /^[1-9]\d{0,11}$/.test(digits) ? bytes(Number(digits)) : null
}
