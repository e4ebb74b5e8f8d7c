import { measures } from '../../core/analysis'
import { type RouteId, routes } from '../../core/route'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import { type Shown, type SortKey, views } from './view'

/** What the page shows and where, as its address and a link keep it: codes and names, each readable on its own. */
export type ViewState = Readonly<Record<string, string>>

/** More of a filter than this is not kept. */
const longestFilter = 200

/** What the page shows, for its address. Of an input that is not there yet only the view can be said. */
export function viewStateOf(state: Shown & InputSlice & QuestionSlice): ViewState {
  const { view, analyzed, question, selected, measure, filter, sort, evidence } = state
  const shown: Record<string, string> = {}
  if (view !== 'analyze') shown.view = view
  if (!analyzed) return shown
  const resource = selected === null ? undefined : analyzed.analysis.resources[selected]
  if (resource) shown.resource = resource.id
  shown.way = question.route
  shown.measure = measure
  if (sort.by !== measure || !sort.descending) shown.sort = sort.descending ? `-${sort.by}` : sort.by
  if (filter !== '') shown.filter = filter.slice(0, longestFilter)
  if (evidence !== 'resources') shown.list = evidence
  return shown
}

/** What of a view state there is on this page; an address is written by anybody, so everything in it is checked. */
export function viewIn(shown: ViewState, { analyzed }: InputSlice): Partial<Shown> & { readonly route?: RouteId } {
  const view = views.find(candidate => candidate === shown.view) ?? 'analyze'
  if (!analyzed) return { view: view === 'resource' ? 'analyze' : view }
  const selected = analyzed.analysis.resources.findIndex(({ id }) => id === shown.resource)
  const route = routes.find(({ id }) => id === shown.way)?.id
  const measure = measures.find(({ id }) => id === shown.measure)?.id
  const by = sortKey(shown.sort?.replace(/^-/, '') ?? shown.measure)
  return {
    view: view === 'resource' && selected < 0 ? 'analyze' : view,
    ...(selected < 0 ? {} : { selected, lineShown: null }),
    ...(route ? { route } : {}),
    ...(measure ? { measure } : {}),
    ...(by ? { sort: { by, descending: shown.sort?.startsWith('-') ?? true } } : {}),
    filter: (shown.filter ?? '').slice(0, longestFilter),
    evidence: shown.list === 'problems' ? 'problems' : 'resources',
  }
}

const columns: readonly SortKey[] = ['kind', 'name', 'share']

function sortKey(word: string | undefined): SortKey | undefined {
  return [...columns, ...measures.map(({ id }) => id)].find(candidate => candidate === word)
}
