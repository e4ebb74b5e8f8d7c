import type { DialogId } from '../store'

/** A key that is heard anywhere on the page, outside of fields unless it comes with the modifier. */
export interface PageKey {
  readonly id: 'commands' | 'help'
  readonly withModifier: boolean
  /** `KeyboardEvent.key`, lower case. */
  readonly key: string
  readonly opens: DialogId
}

/** All of them: the listener and the `?` sheet read these tables. */
export const pageKeys: readonly PageKey[] = [
  { id: 'commands', withModifier: true, key: 'k', opens: 'commands' },
  { id: 'help', withModifier: false, key: '?', opens: 'help' },
]

/** Words of the sentence that Alt and a letter open: the control that says so (`aria-keyshortcuts`) is pressed. */
export const wordKeys = [
  { id: 'route', letter: 'R' },
  { id: 'cluster', letter: 'C' },
  { id: 'plan', letter: 'P' },
] as const
