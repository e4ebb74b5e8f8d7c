import { useEffect } from 'react'
import { usePageStore } from '../store'
import { pageKeys } from './keys'

/** Hears the keys of the page as a whole. */
export function useCommandKeys(): void {
  const store = usePageStore()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
