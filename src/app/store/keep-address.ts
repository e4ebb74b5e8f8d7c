import type { PageStore } from './page-state'
import { type ViewState, viewStateOf } from './view-state'

/** What of the browser's address bar is needed here. */
export interface Address {
  read(): ViewState
  push(viewState: ViewState): void
  replace(viewState: ViewState): void
  onReturn(listener: (viewState: ViewState) => void): () => void
}

/** Who walks through a table with the arrow keys wants Back to leave it, not to walk back row by row. */
const oneWalk = 1000

/**
 * Keeps address and page in step. A view or a resource that a person chose is a stop that Back leads to; everything
 * else, and what follows from a new answer, only changes the stop the page is at. `now` is a clock in milliseconds.
 */
export function keepAddress(store: PageStore, address: Address, now: () => number): void {
  let last = viewStateOf(store.getState())
  let answer = store.getState().analyzed
  let lastChoice = Number.NEGATIVE_INFINITY
  let pending = false

  function write(): void {
    pending = false
    const state = store.getState()
    const viewState = viewStateOf(state)
    // Compared with where the page was, not with the address: one that was opened stands there until its input comes.
    const turned = viewState.view !== last.view
    const chosen = state.analyzed === answer && (turned || viewState.resource !== last.resource)
    const moved = JSON.stringify(viewState) !== JSON.stringify(last)
    answer = state.analyzed
    last = viewState
    if (!moved) return
    if (chosen && (turned || now() - lastChoice > oneWalk)) address.push(viewState)
    else address.replace(viewState)
    if (chosen) lastChoice = turned ? Number.NEGATIVE_INFINITY : now()
  }

  store.subscribe(() => {
    if (pending) return
    pending = true
    // An answer is settled in several steps; the address is written when all are done.
    queueMicrotask(write)
  })

  function arrive(viewState: ViewState): void {
    store.getState().goTo(viewState)
    last = viewStateOf(store.getState())
    lastChoice = Number.NEGATIVE_INFINITY
  }
  address.onReturn(arrive)
  arrive(address.read())
}
