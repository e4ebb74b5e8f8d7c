import { type RefObject, useLayoutEffect, useState } from 'react'

/** Height of an element in whole pixels, now and at every change; 0 until it is known. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return
    const update = (): void => setHeight(Math.floor(observed.clientHeight))
    update()
    const resized = new ResizeObserver(update)
    resized.observe(observed)
    return () => resized.disconnect()
  }, [element])
  return height
}
