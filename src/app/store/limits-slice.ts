import { type Bytes, bytes } from '../../core/bytes'
import { defaultLimitSettings, type LimitId, type LimitSettings, limitOf, type PresetId } from '../../core/limit'
import type { Slice } from './page-state'

export interface LimitsSlice {
  /** The limits of the cluster that the page judges by. */
  readonly limits: LimitSettings
  /** Sets a limit to a value of one's own; null takes that back. */
  setLimit(id: LimitId, max: Bytes | null): void
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
      const { [id]: _, ...others } = limits.own
      judgeBy({ ...limits, own: max === null ? others : { ...others, [id]: bytes(Math.max(1, Math.round(max))) } })
    },
    setPreset: preset => judgeBy({ ...get().limits, preset }),
    setTightOver: tightOver => judgeBy({ ...get().limits, tightOver }),
    resetLimits: () => judgeBy(defaultLimitSettings),
  }
}

/** Stored or linked limits, checked: what is not known or no number is left out. */
export function asLimitSettings(stored: unknown): LimitSettings {
  if (typeof stored !== 'object' || stored === null) return defaultLimitSettings
  const { preset, own, tightOver } = stored as Partial<Record<keyof LimitSettings, unknown>>
  const kept = typeof own === 'object' && own !== null ? Object.entries(own).filter(isOwnLimit) : []
  return {
    preset: preset === 'k3s-sql' || preset === 'etcd-raised' ? preset : 'kubernetes',
    own: Object.fromEntries(kept),
    tightOver:
      typeof tightOver === 'number' && tightOver > 0 && tightOver <= 1 ? tightOver : defaultLimitSettings.tightOver,
  }
}

function isOwnLimit([id, max]: [string, unknown]): boolean {
  return isLimitId(id) && typeof max === 'number' && Number.isSafeInteger(max) && max > 0
}

function isLimitId(id: string): id is LimitId {
  try {
    return limitOf(id as LimitId).id === id
  } catch {
    return false
  }
}
