import { type RefObject, useLayoutEffect, useState } from 'react'

/** Calls a function now and whenever an element has another size; returns what ends that. */
export function onResized(element: HTMLElement, update: () => void): () => void {
  update()
  const resized = new ResizeObserver(update)
  resized.observe(element)
  return () => resized.disconnect()
}

/** Width of an element in whole pixels, now and at every change; 0 until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  return useSize(element, 'clientWidth')
}

/** Height of an element, likewise. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  return useSize(element, 'clientHeight')
}

function useSize(element: RefObject<HTMLElement | null>, side: 'clientWidth' | 'clientHeight'): number {
  const [size, setSize] = useState(0)
  useLayoutEffect(() => {
    const observed = element.current
    return observed ? onResized(observed, () => setSize(Math.floor(observed[side]))) : undefined
  }, [element, side])
  return size
}
