import { carrierSizesOf, type ResourceReport } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import { type RouteId, routeOf, routes } from '../../core/route'
import type { Analyzed, InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { RoutesShownSlice } from './routes-shown-slice'
import type { Slice } from './slice'

export interface LaterSlice {
  /** Compresses every resource on its own, for a look at those sizes: they are not needed for an answer. */
  compressAll(): Promise<void>
  /**
   * Has what carries the whole input built, so that its routes can be judged: for the route of the question at once,
   * for the others when the input has been still for a while.
   */
  buildCarriers(): void
}

/** Bytes of text compressed at once: the worker does nothing else meanwhile. */
const batchBytes = 2 * 1024 * 1024

/** Milliseconds. */
const stillFor = 700

/** Of larger inputs only the routes that are in sight are built: it takes seconds. */
const builtUnseen = 4 * 1024 * 1024

export const createLaterSlice: Slice<LaterSlice, InputSlice & QuestionSlice & RoutesShownSlice> = (
  engine,
  { get, set },
) => {
  let compressing: Analyzed | null = null
  let building: Analyzed | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  /** The one that was waited for; others are not built before it has been still. */
  let still: Analyzed | null = null

  async function build(analyzed: Analyzed, route: RouteId): Promise<void> {
    building = analyzed
    const carried = await engine.ask('carried', { route }).catch(() => null)
    if (building === analyzed) building = null
    // A newer input, or the worker ended: what is not known stays unknown.
    if (carried && get().analyzed === analyzed) set({ later: { ...get().later, carried } })
  }

  return {
    async compressAll() {
      const { analyzed, later } = get()
      if (!analyzed || analyzed.linked || later.gzips || compressing === analyzed) return
      compressing = analyzed
      const sizes: Bytes[] = []
      try {
        for (const resources of batches(analyzed.analysis.resources)) {
          sizes.push(...(await engine.ask('gzips', { resources })))
          if (get().analyzed !== analyzed) return
        }
        set({ later: { ...get().later, gzips: sizes } })
      } catch {
        // A newer input, or the worker ended: the sizes stay away.
      } finally {
        if (compressing === analyzed) compressing = null
      }
    },
    buildCarriers() {
      const { analyzed, later, question, myRoutes, allRoutesShown } = get()
      if (!analyzed || analyzed.linked || building === analyzed || analyzed.analysis.resources.length === 0) return
      // One of which there is none has been looked for too.
      const isMissing = (id: RouteId): boolean => carrierSizesOf(routeOf(id)).some(size => !(size in later.carried))
      if (isMissing(question.route)) return void build(analyzed, question.route)
      const all = allRoutesShown || analyzed.analysis.whole.source <= builtUnseen
      const [next] = [...myRoutes, ...(all ? routes.map(({ id }) => id) : [])].filter(isMissing)
      if (next === undefined) return
      if (still === analyzed) return void build(analyzed, next)
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        still = analyzed
        if (get().analyzed === analyzed) get().buildCarriers()
      }, stillFor)
    },
  }
}

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
