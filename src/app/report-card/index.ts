export { CardButton } from './card-button'

/** The card and its writers are a chunk of their own. */
export function loadCardView() {
  return import('./card-view')
}
