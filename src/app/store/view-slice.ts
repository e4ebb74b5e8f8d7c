import { type MeasureId, measureForLimit } from './measures'
import type { Slice } from './page-state'
import { type Place, placeIn } from './place'
import { sameSources } from './source'
import type { Sort, SortKey, View } from './view'
import { heaviestOn, type Way, type WayId } from './ways'
import type { Weighed } from './weighing-slice'

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
  /** Chooses a resource and looks at it alone. */
  openResource(resource: number): void
  showLine(resource: number, line: number): void
  setFilter(filter: string): void
  sortBy(by: SortKey): void
  showEvidence(evidence: ViewSlice['evidence']): void
  /**
   * Called when there is a new answer, or none any more. What was chosen in the old one is kept when its sources were only edited, and
   * means nothing in another input.
   */
  settleView(before: Weighed | null): void
  /** Goes where an address leads, as far as there is such a place; what waits for an answer is done when that comes. */
  goTo(place: Place): void
}

export const createViewSlice: Slice<ViewSlice> = () => (set, get) => {
  /** Where the address led before there was an answer. */
  let awaited: Place | null = null

  return {
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
    openResource(resource) {
      get().select(resource)
      get().show('resource')
    },
    showLine: (resource, line) => set({ selected: resource, lineShown: { line }, editorOpen: true }),
    setFilter: filter => set({ filter }),
    sortBy(by) {
      const { sort } = get()
      // Names are looked for from the front of the alphabet, sizes from the largest.
      const descending = sort.by === by ? !sort.descending : by !== 'kind' && by !== 'name'
      set({ sort: { by, descending } })
    },
    showEvidence: evidence => set({ evidence }),
    settleView(before) {
      const { weighed, way, view } = get()
      if (weighed && before && sameSources(before.sources, weighed.sources)) {
        set({
          selected: sameResource(before, weighed, get().selected),
          evidence: evidenceOf(weighed, get().evidence),
        })
      } else {
        const chosen = weighed?.ways.find(({ id }) => id === way)
        set({
          selected: chosen ? heaviestOn(chosen) : null,
          lineShown: null,
          filter: '',
          evidence: evidenceOf(weighed, 'resources'),
          ...(chosen ? measuring(measureOfWay(chosen)) : {}),
          ...(weighed ? {} : { view: 'weigh' }),
        })
      }
      const place = awaited
      awaited = null
      if (weighed && place) {
        const found = placeIn(place, get())
        // The view may have been changed since.
        set({
          ...found,
          evidence: evidenceOf(weighed, found.evidence),
          view: found.view === 'resource' && view === 'weigh' ? 'resource' : view,
        })
      }
      get().forgetSplit()
      get().forgetCompared()
      if (weighed && view === 'split') get().planIfStale()
      if (weighed && view === 'compare') get().compareIfStale()
    },
    goTo(place) {
      if (!get().weighed) awaited = place
      const found = placeIn(place, get())
      set({ ...found, evidence: evidenceOf(get().weighed, found.evidence) })
      get().show(found.view ?? 'weigh')
    },
  }
}

/** The problems where nothing else can be shown, else what is looked at, as long as there is something in it. */
function evidenceOf(weighed: Weighed | null, looked: ViewSlice['evidence'] = 'resources'): ViewSlice['evidence'] {
  if (!weighed) return 'resources'
  const { resources, problems } = weighed.analysis
  if (!resources.some(({ readable }) => readable)) return 'problems'
  return problems.length > 0 ? looked : 'resources'
}

/** The resource that an edited input has in the place of one of the input before: the same object, or what now stands in its lines. */
function sameResource(before: Weighed, after: Weighed, selected: number | null): number | null {
  const old = selected === null ? undefined : before.analysis.resources[selected]
  if (!old) return null
  const { resources } = after.analysis
  const same = resources.findIndex(({ id }) => id === old.id)
  if (same >= 0) return same
  const there = resources.findIndex(
    ({ source, line, lines }) => source === old.source && line <= old.line && old.line < line + lines,
  )
  return there >= 0 ? there : null
}

/** Chart and table follow the measure: the largest come first. */
function measuring(measure: MeasureId): Pick<ViewSlice, 'measure' | 'sort'> {
  return { measure, sort: { by: measure, descending: true } }
}

/** What to look at for a way: the bytes that its deciding limit counts, or where that is one of a built whole, what the heaviest resource meets. */
function measureOfWay(way: Way): MeasureId {
  const { id, whole, decisive, meets } = way
  if (whole && (whole.limit === 'configmap.data' || whole.limit === 'secret.data') && !way.estimated) {
    return id === 'clusterresourceset-configmap-json' ? 'json' : 'source'
  }
  if (decisive !== null && meets?.limit) return measureForLimit(meets.limit)
  const heaviest = heaviestOn(way)
  const limit = heaviest === null ? null : way.verdicts[heaviest]?.limit
  return limit ? measureForLimit(limit) : 'request'
}
