import type { MeasureId } from '../../core/analysis'
import { answeredOf } from './answered'
import type { AnswersSlice } from './answers-slice'
import { countedMeasure } from './counted-measure'
import type { Analyzed, InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'
import { sameSources } from './source'
import type { ToastSlice } from './toast-slice'
import type { Shown, SortKey, View } from './view'
import { type ViewState, viewIn } from './view-state'

export interface ViewSlice extends Shown {
  show(view: View): void
  chooseMeasure(measure: MeasureId): void
  select(resource: number | null): void
  /** Chooses a resource and looks at it alone. */
  openResource(resource: number): void
  showLine(resource: number, line: number): void
  setFilter(filter: string): void
  sortBy(by: SortKey): void
  showEvidence(evidence: ViewSlice['evidence']): void
  /** Looks at the bytes that decide on the route of the question: it, or the input, is another. */
  followRoute(): void
  /**
   * There is a new analysis, or none any more. What was chosen in the old one is kept when its sources were only
   * edited, and means nothing in another input.
   */
  settleView(before: Analyzed | null): void
  /**
   * Goes where an address or a link leads, as far as there is such a view; what waits for an input is done when that
   * comes.
   */
  goTo(viewState: ViewState): void
}

type Needs = AnswersSlice & InputSlice & QuestionSlice & ToastSlice

export const createViewSlice: Slice<ViewSlice, Needs> = (_, { get, set }) => {
  /** Where the address led before there was an input. */
  let awaited: ViewState | null = null

  /** Goes to what there is of a view state; a route in it is the question's. */
  function arrive(viewState: ViewState): Partial<ViewSlice> {
    const { route, ...found } = viewIn(viewState, get())
    if (route) get().chooseRoute(route)
    return found
  }

  return {
    view: 'analyze',
    measure: 'annotations',
    selected: null,
    lineShown: null,
    filter: '',
    sort: { by: 'annotations', descending: true },
    evidence: 'resources',
    show: view => set({ view, toast: null }),
    chooseMeasure: measure => set(measuring(measure)),
    select: selected => set({ selected, lineShown: null }),
    openResource(resource) {
      get().select(resource)
      get().show('resource')
    },
    showLine: (resource, line) => set({ selected: resource, lineShown: { line } }),
    setFilter: filter => set({ filter }),
    sortBy(by) {
      const { sort } = get()
      // Names are looked for from the front of the alphabet, sizes from the largest.
      const descending = sort.by === by ? !sort.descending : by !== 'kind' && by !== 'name'
      set({ sort: { by, descending } })
    },
    showEvidence: evidence => set({ evidence }),
    followRoute() {
      const answered = answeredOf(get())
      if (answered) set(measuring(countedMeasure(answered)))
    },
    settleView(before) {
      const { analyzed, view } = get()
      if (analyzed && before && sameSources(before.sources, analyzed.sources) && analyzed.sources.length > 0) {
        set({
          selected: sameResource(before, analyzed, get().selected),
          evidence: evidenceOf(analyzed, get().evidence),
        })
      } else {
        set({
          selected: answeredOf(get())?.chosen.heaviest ?? null,
          lineShown: null,
          filter: '',
          evidence: evidenceOf(analyzed, 'resources'),
          ...(analyzed ? {} : { view: 'analyze' }),
        })
        get().followRoute()
      }
      const viewState = awaited
      awaited = null
      if (!analyzed || !viewState) return
      const found = arrive(viewState)
      // The view may have been changed since.
      set({
        ...found,
        evidence: evidenceOf(analyzed, found.evidence),
        view: found.view === 'resource' && view === 'analyze' ? 'resource' : view,
      })
    },
    goTo(viewState) {
      const { analyzed } = get()
      if (!analyzed) awaited = viewState
      const found = arrive(viewState)
      set({ ...found, evidence: evidenceOf(analyzed, found.evidence), toast: null })
    },
  }
}

/** The problems where nothing else can be shown, else what is looked at, as long as there is something in it. */
function evidenceOf(analyzed: Analyzed | null, looked: ViewSlice['evidence'] = 'resources'): ViewSlice['evidence'] {
  if (!analyzed) return 'resources'
  const { resources, problems } = analyzed.analysis
  if (!resources.some(({ readable }) => readable)) return 'problems'
  return problems.length > 0 ? looked : 'resources'
}

/**
 * The resource that an edited input has in the place of one of the input before: the same object, or what now stands in
 * its lines.
 */
function sameResource(before: Analyzed, after: Analyzed, selected: number | null): number | null {
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
