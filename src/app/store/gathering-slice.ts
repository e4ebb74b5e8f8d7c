import type { CompareSlice } from './compare-slice'
import type { Slice } from './slice'
import type { NewSource } from './source'
import type { ToastSlice } from './toast-slice'

/** What was found in folders; `cut` where there was more than is looked at. */
export interface Gathered {
  readonly files: readonly NewSource[]
  readonly cut: boolean
}

export type Gather = (onFound: (count: number) => void, signal: AbortSignal) => Promise<Gathered>

export interface GatheringSlice {
  /** Set while folders are looked through. */
  readonly gathering: {
    readonly progress: { readonly stage: 'gathering'; readonly done: number; readonly of: null }
  } | null
  /** Looks through the folders of a name and brings in what is found; an earlier search ends. */
  gather(name: string, search: Gather): Promise<void>
  cancelGathering(): void
}

export const createGatheringSlice: Slice<GatheringSlice, CompareSlice & ToastSlice> = (_, { get, set }) => {
  let running: AbortController | null = null

  const progress = (done: number) => set({ gathering: { progress: { stage: 'gathering', done, of: null } } })

  return {
    gathering: null,
    async gather(name, search) {
      running?.abort()
      const own = new AbortController()
      running = own
      progress(0)
      try {
        const { files, cut } = await search(count => running === own && progress(count), own.signal)
        if (running !== own) return
        set({ gathering: null })
        if (files.length > 0) get().receive(files)
        if (files.length === 0) get().notify({ code: 'folder-empty', name })
        else get().notify({ code: cut ? 'folder-cut' : 'folder-read', name, count: files.length })
      } catch {
        // Only a cancelled search rejects.
        if (running === own) set({ gathering: null })
      }
    },
    cancelGathering() {
      running?.abort()
      running = null
      set({ gathering: null })
      get().notify({ code: 'cancelled' })
    },
  }
}
