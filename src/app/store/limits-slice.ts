import { type Bytes, bytes } from '../../core/bytes'
import { defaultLimitSettings, type LimitId, type LimitSettings, type PresetId } from '../../core/limit'
import type { Slice } from './page-state'

export interface LimitsSlice {
  /** The limits of the cluster that the page judges by. */
  readonly limits: LimitSettings
  /** Sets a limit, or several that count the same, to a value of one's own; null takes that back. */
  setLimit(id: LimitId | readonly LimitId[], max: Bytes | null): void
  setPreset(preset: PresetId): void
  /** From which share of a limit on a fit is called tight. */
  setTightOver(share: number): void
  resetLimits(): void
}

export const createLimitsSlice: Slice<LimitsSlice> = () => (set, get) => {
  function judgeBy(limits: LimitSettings): void {
    set({ limits })
    get().judgeAgain()
  }

  return {
    limits: defaultLimitSettings,
    setLimit(id, max) {
      const { limits } = get()
      const own = { ...limits.own }
      for (const each of typeof id === 'string' ? [id] : id) {
        if (max === null) delete own[each]
        else own[each] = bytes(Math.max(1, Math.round(max)))
      }
      judgeBy({ ...limits, own })
    },
    setPreset: preset => judgeBy({ ...get().limits, preset }),
    setTightOver: tightOver => judgeBy({ ...get().limits, tightOver }),
    resetLimits: () => judgeBy(defaultLimitSettings),
  }
}
