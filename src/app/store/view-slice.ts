import { type MeasureId, measureForLimit } from './measures'
import type { Slice } from './page-state'
import { heaviestOn, type Way, type WayId } from './ways'

export type View = 'weigh' | 'split' | 'compare'
export type SortKey = MeasureId | 'kind' | 'name' | 'share'

export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

export interface ViewSlice {
  readonly view: View
  readonly way: WayId
  readonly measure: MeasureId
  /** Index of the chosen resource in the analysis. */
  readonly selected: number | null
  /** Line of the source to bring into sight in the chosen resource's text, and which request that is: asking twice scrolls twice. */
  readonly lineShown: { readonly line: number } | null
  readonly filter: string
  readonly sort: Sort
  readonly evidence: 'resources' | 'problems'
  show(view: View): void
  chooseWay(way: WayId): void
  chooseMeasure(measure: MeasureId): void
  select(resource: number | null): void
  showLine(resource: number, line: number): void
  setFilter(filter: string): void
  sortBy(by: SortKey): void
  showEvidence(evidence: ViewSlice['evidence']): void
  /** Called when there is a new answer, or none any more: what was chosen in the old one means nothing in it. */
  settleView(): void
}

export const createViewSlice: Slice<ViewSlice> = () => (set, get) => ({
  view: 'weigh',
  way: 'client-side-apply',
  measure: 'annotations',
  selected: null,
  lineShown: null,
  filter: '',
  sort: { by: 'annotations', descending: true },
  evidence: 'resources',
  show(view) {
    set({ view, toast: null })
    if (view === 'split') get().planIfStale()
    if (view === 'compare') get().compareIfStale()
  },
  chooseWay(id) {
    const way = get().weighed?.ways.find(candidate => candidate.id === id)
    if (way) set({ way: id, ...measuring(measureOfWay(way)) })
  },
  chooseMeasure: measure => set(measuring(measure)),
  select: selected => set({ selected, lineShown: null }),
  showLine: (resource, line) => set({ selected: resource, lineShown: { line } }),
  setFilter: filter => set({ filter }),
  sortBy(by) {
    const { sort } = get()
    // Names are looked for from the front of the alphabet, sizes from the largest.
    const descending = sort.by === by ? !sort.descending : by !== 'kind' && by !== 'name'
    set({ sort: { by, descending } })
  },
  showEvidence: evidence => set({ evidence }),
  settleView() {
    const { weighed, way, view } = get()
    const chosen = weighed?.ways.find(({ id }) => id === way)
    set({
      selected: chosen ? heaviestOn(chosen) : null,
      lineShown: null,
      filter: '',
      evidence: weighed?.analysis.resources.some(({ readable }) => readable) === false ? 'problems' : 'resources',
      ...(chosen ? measuring(measureOfWay(chosen)) : {}),
      ...(weighed ? {} : { view: 'weigh' }),
    })
    get().forgetSplit()
    get().forgetCompared()
    if (weighed && view === 'split') get().planIfStale()
    if (weighed && view === 'compare') get().compareIfStale()
  },
})

/** Chart and table follow the measure: the largest come first. */
function measuring(measure: MeasureId): Pick<ViewSlice, 'measure' | 'sort'> {
  return { measure, sort: { by: measure, descending: true } }
}

/** What to look at for a way: the bytes that its deciding limit counts. */
function measureOfWay({ id, whole, meets }: Way): MeasureId {
  if (whole) return id === 'clusterresourceset-configmap-json' ? 'json' : 'source'
  return meets?.limit ? measureForLimit(meets.limit) : 'request'
}
