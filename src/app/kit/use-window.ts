import { type RefObject, useEffect, useState } from 'react'
import { onResized } from './use-size'

export interface ShownWindow {
  /** Indexes of the items in sight, with a margin: half-open. */
  readonly from: number
  readonly to: number
}

/** Items beyond the edge that are drawn as well, so that a quick scroll shows no gap. */
const margin = 8

/**
 * Which of `count` items of equal `size` (pixels) a scrolling element shows along an axis. `lead` is what stands before
 * the first item and scrolls with them.
 */
export function useShownWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, size, axis, lead = 0 }: { count: number; size: number; axis: 'x' | 'y'; lead?: number },
): ShownWindow {
  const [shown, setShown] = useState<ShownWindow>({ from: 0, to: Math.min(count, 40) })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const update = (): void => {
      const offset = (axis === 'y' ? element.scrollTop : element.scrollLeft) - lead
      const length = axis === 'y' ? element.clientHeight : element.clientWidth
      const from = Math.max(0, Math.floor(offset / size) - margin)
      const to = Math.min(count, Math.ceil((offset + length) / size) + margin)
      setShown(last => (last.from === from && last.to === to ? last : { from, to }))
    }
    element.addEventListener('scroll', update, { passive: true })
    const unobserve = onResized(element, update)
    return () => {
      element.removeEventListener('scroll', update)
      unobserve()
    }
  }, [scroller, count, size, axis, lead])

  return { from: Math.min(shown.from, count), to: Math.min(shown.to, count) }
}
