import type { PageStore } from './page-state'
import { type ViewState, viewStateOf } from './view-state'

/** What of the browser's address bar is needed here. */
export interface Address {
  read(): ViewState
  push(place: ViewState): void
  replace(place: ViewState): void
  onReturn(listener: (place: ViewState) => void): () => void
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
    const place = viewStateOf(state)
    // Compared with where the page was, not with the address: one that was opened stands there until its input comes.
    const turned = place.view !== last.view
    const chosen = state.analyzed === answer && (turned || place.resource !== last.resource)
    const moved = JSON.stringify(place) !== JSON.stringify(last)
    answer = state.analyzed
    last = place
    if (!moved) return
    if (chosen && (turned || now() - lastChoice > oneWalk)) address.push(place)
    else address.replace(place)
    if (chosen) lastChoice = turned ? Number.NEGATIVE_INFINITY : now()
  }

  store.subscribe(() => {
    if (pending) return
    pending = true
    // An answer is settled in several steps; the address is written when all are done.
    queueMicrotask(write)
  })

  function arrive(place: ViewState): void {
    store.getState().goTo(place)
    last = viewStateOf(store.getState())
    lastChoice = Number.NEGATIVE_INFINITY
  }
  address.onReturn(arrive)
  arrive(address.read())
}
