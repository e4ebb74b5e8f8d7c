import { useEffect } from 'react'
import { type PageStore, usePageStore } from '../store'
import { type PageKey, pageKeys, wordKeys } from './keys'

/** Hears the keys of the page as a whole. */
export function useCommandKeys(): void {
  const store = usePageStore()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if (event.altKey) {
        pressWord(event)
        return
      }
      const modified = event.ctrlKey || event.metaKey
      const key = pageKeys.find(
        ({ key, withModifier, withShift = false }) =>
          key === event.key.toLowerCase() &&
          withModifier === modified &&
          // Without the modifier a key is what it writes, with Shift or without.
          (!modified || withShift === event.shiftKey),
      )
      // What is typed in a field is its own to take back.
      if (!key || ((!key.withModifier || key.key === 'z') && isTyping(event.target))) return
      if (perform(store, key)) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store])
}

/** Whether there was something to do. */
function perform(store: PageStore, { does }: PageKey): boolean {
  const state = store.getState()
  if (does === 'undo') {
    if (state.planPast.length === 0) return false
    state.undo()
  } else if (does === 'redo') {
    if (state.planFuture.length === 0) return false
    state.redoPlan()
  } else if (does === 'back') {
    // What is open over the page is closed first.
    if (state.view !== 'resource' || state.dialog !== null || document.querySelector(':popover-open')) return false
    state.show('analyze')
  } else if (typeof does === 'string') state.openDialog(does)
  else {
    const control = document.querySelector<HTMLElement>('press' in does ? does.press : does.focus)
    if (!control || state.dialog !== null) return false
    if ('press' in does) control.click()
    else control.focus()
  }
  return true
}

/** By the place of the key, not its letter: with Alt some keyboards write another. */
function pressWord(event: KeyboardEvent): void {
  const word = wordKeys.find(({ letter }) => event.code === `Key${letter}`)
  if (!word || event.ctrlKey || event.metaKey) return
  const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="Alt+${word.letter}"]`)
  if (!control) return
  event.preventDefault()
  control.click()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('[role="textbox"]') !== null ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
