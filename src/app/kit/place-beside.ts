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
