import type { DialogId } from '../store'

/** A key that is heard anywhere on the page, outside of fields unless it comes with the modifier. */
export interface PageKey {
  readonly id: 'commands' | 'help' | 'undo' | 'redo' | 'copy' | 'filter' | 'back'
  readonly withModifier: boolean
  readonly withShift?: boolean
  /** `KeyboardEvent.key`, lower case. */
  readonly key: string
  /**
   * A dialog; what was done last, back or again; from a resource back to all; or a control of the page that is pressed
   * or gets the focus, as far as there is one.
   */
  readonly does: DialogId | 'undo' | 'redo' | 'back' | { readonly press: string } | { readonly focus: string }
}

/** All of them: the listener and the `?` sheet read these tables. */
export const pageKeys: readonly PageKey[] = [
  { id: 'commands', withModifier: true, key: 'k', does: 'commands' },
  { id: 'undo', withModifier: true, key: 'z', does: 'undo' },
  { id: 'redo', withModifier: true, withShift: true, key: 'z', does: 'redo' },
  { id: 'copy', withModifier: false, key: 'c', does: { press: '.banner-step .command-chip .button' } },
  { id: 'filter', withModifier: false, key: '/', does: { focus: 'main input[type="search"]' } },
  { id: 'back', withModifier: false, key: 'escape', does: 'back' },
  { id: 'help', withModifier: false, key: '?', does: 'help' },
]

/** Words of the sentence that Alt and a letter open: the control that says so (`aria-keyshortcuts`) is pressed. */
export const wordKeys = [
  { id: 'route', letter: 'R' },
  { id: 'cluster', letter: 'C' },
  { id: 'plan', letter: 'P' },
] as const
