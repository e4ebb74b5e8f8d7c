import { useEffect } from 'react'
import { usePageStore } from '../store'
import { pageKeys, wordKeys } from './keys'

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
      const key = pageKeys.find(each => each.key === event.key.toLowerCase() && each.withModifier === modified)
      if (!key || (!key.withModifier && isTyping(event.target))) return
      event.preventDefault()
      store.getState().openDialog(key.opens)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store])
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
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
