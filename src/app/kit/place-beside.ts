const gap = 8

/**
 * Shows a floating part above everything, below what it belongs to or, where there is no room, above that; within the
 * window.
 */
export function placeBeside(float: HTMLElement, anchor: DOMRect, { inset = 0, apart = gap } = {}): void {
  if (!float.matches(':popover-open')) float.showPopover()
  const { width, height } = float.getBoundingClientRect()
  const below = anchor.bottom + apart
  const fits = below + height <= window.innerHeight - gap
  float.style.top = `${fits ? below : Math.max(gap, anchor.top - apart - height)}px`
  float.style.left = `${Math.max(gap, Math.min(anchor.left + inset, window.innerWidth - width - gap))}px`
}

/**
 * Sets a box below the button that opens it, within the window and never higher than what is left of it. `widest` is
 * the room that it needs in pixels; it begins, or ends, where the button does.
 */
export function placeBelow(box: HTMLElement, button: DOMRect, widest: number, side: 'start' | 'end'): void {
  const width = document.documentElement.clientWidth
  const top = Math.min(button.bottom + 4, window.innerHeight - 240)
  box.style.top = `${top}px`
  box.style.maxHeight = `${window.innerHeight - top - gap}px`
  box.style.left = side === 'start' ? `${Math.max(gap, Math.min(button.left, width - widest))}px` : 'auto'
  box.style.right = side === 'start' ? 'auto' : `${Math.max(gap, width - button.right)}px`
}
