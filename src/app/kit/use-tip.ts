import { useCallback, useEffect, useRef, useState } from 'react'

/** What a tip is about, and where that stands in the window. */
export interface Tipped<T> {
  readonly of: T
  readonly anchor: DOMRect
}

/** A pointer rests on something for this long before more is said of it, in milliseconds. */
const rest = 400

/** What more is said of: at once where the keyboard leads, after a rest where a pointer does. */
export function useTip<T>(): {
  readonly tipped: Tipped<T> | null
  readonly show: (of: T, element: Element, by: 'pointer' | 'keyboard') => void
  readonly hide: () => void
} {
  const [tipped, setTipped] = useState<Tipped<T> | null>(null)
  const waiting = useRef(0)
  const hide = useCallback(() => {
    clearTimeout(waiting.current)
    setTipped(null)
  }, [])
  const show = useCallback((of: T, element: Element, by: 'pointer' | 'keyboard') => {
    clearTimeout(waiting.current)
    const tell = (): void => {
      if (element.isConnected) setTipped({ of, anchor: element.getBoundingClientRect() })
    }
    if (by === 'keyboard') tell()
    else waiting.current = window.setTimeout(tell, rest)
  }, [])
  useEffect(() => {
    if (!tipped) return
    // What scrolls away takes its tip with it; Escape closes it where it covers what one wants to see.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide()
    }
    window.addEventListener('scroll', hide, true)
    window.addEventListener('keydown', onKey, true)
    return () => {
      window.removeEventListener('scroll', hide, true)
      window.removeEventListener('keydown', onKey, true)
    }
  }, [tipped, hide])
  useEffect(() => () => clearTimeout(waiting.current), [])
  return { tipped, show, hide }
}
