import type { ResourceReport } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import type { Slice } from './page-state'

export interface GzipSlice {
  /** Compresses every resource on its own, for a look at those sizes: they are not needed for an answer. */
  compressAll(): Promise<void>
}

/** Bytes of text compressed at once: the worker does nothing else meanwhile. */
const batchBytes = 2 * 1024 * 1024

export const createGzipSlice: Slice<GzipSlice> = engine => (set, get) => ({
  async compressAll() {
    const { weighed } = get()
    if (!weighed || weighed.analysis.resources.every(({ bytes }) => bytes.gzip !== null)) return
    const { resources } = weighed.analysis
    const sizes: Bytes[] = []
    try {
      for (const batch of batches(resources)) {
        sizes.push(...(await engine.ask('gzips', { resources: batch })))
        if (get().weighed?.analysis.resources !== resources) return
      }
    } catch {
      return // A newer input, or the worker ended: the sizes stay away.
    }
    // Other late results may have come meanwhile: they stay.
    const now = get().weighed
    if (now?.analysis.resources !== resources) return
    const sized = resources.map((resource, index) => ({
      ...resource,
      bytes: { ...resource.bytes, gzip: sizes[index] ?? null },
    }))
    set({ weighed: { ...now, analysis: { ...now.analysis, resources: sized } } })
  },
})

/** Indexes in a row, cut where their texts together reach the size of a batch. */
function batches(resources: readonly ResourceReport[]): readonly (readonly number[])[] {
  const cut: number[][] = []
  let size = batchBytes
  for (const [index, { bytes }] of resources.entries()) {
    if (size >= batchBytes) {
      cut.push([])
      size = 0
    }
    cut.at(-1)?.push(index)
    size += bytes.source
  }
  return cut
}
