import { answeredOf, isJudgedBehind } from './answered'
import { nameOfPlan } from './name-of-plan'
import type { PageState, PageStore } from './page-state'
import { sameSources } from './source'

/**
 * Lets follow what follows from a change, whoever made it: the view settles in a new input, the measure goes with the
 * route, and what is in sight is asked for. Subscribed before anybody else, so that others see the state only when all
 * has followed. Nothing here decides what is right: it asks for what the question says and is not there yet.
 */
export function follow(store: PageStore): void {
  store.subscribe((state, before) => {
    if (state.analyzed !== before.analyzed) settle(state, before)
    else if (state.question.route !== before.question.route && state.measure === before.measure) state.followRoute()
    else if (isFirstJudged(state, before)) {
      state.select(answeredOf(state)?.chosen.heaviest ?? null)
      state.followRoute()
    }
    // Who is led to a line is led to the text.
    if (state.lineShown && state.lineShown !== before.lineShown) state.setEditorOpen(true)
    const now = store.getState()
    if (now.whatIf && now.view === 'split') now.resetWhatIf()
    keepUp(store.getState())
  })
}

/** The worker has judged an input of which nothing was known to look at. */
function isFirstJudged(state: PageState, before: PageState): boolean {
  if (state.selected !== null || state.answers === before.answers) return false
  return answeredOf(state)?.chosen.heaviest != null && answeredOf(before)?.chosen.heaviest == null
}

function settle(state: PageState, before: PageState): void {
  const { analyzed, link } = state
  state.forgetAnswers()
  state.forgetSplit()
  const isEdit = analyzed && before.analyzed && sameSources(before.analyzed.sources, analyzed.sources)
  // A link has brought its plan, and so has what unlocks it.
  const keepsPlan = isEdit || analyzed?.linked || link?.state === 'shown'
  if (!keepsPlan) state.startPlan(nameOfPlan(analyzed?.sources.map(({ name }) => name) ?? []))
  state.settleView(before.analyzed)
  void state.checkLink()
  void state.findError(true)
}

/** Asks for what is in sight. Each of these does nothing where there is nothing to do. */
function keepUp(state: PageState): void {
  const { analyzed, view } = state
  if (analyzed && isJudgedBehind(analyzed)) state.want('judge', {})
  state.buildCarriers()
  if (view === 'split' || view === 'compare') state.planIfStale()
  if (view === 'compare') state.compareIfStale()
}
