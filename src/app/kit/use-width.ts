import { type RefObject, useLayoutEffect, useState } from 'react'

/** Width of an element in whole pixels, now and at every change; 0 until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return
    const update = (): void => setWidth(Math.floor(observed.clientWidth))
    update()
    const resized = new ResizeObserver(update)
    resized.observe(observed)
    return () => resized.disconnect()
  }, [element])
  return width
}
