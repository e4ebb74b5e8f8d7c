/** Where a key leads in a list: the new index, or null where the key means nothing there. */
export function moveActive(
  key: string,
  index: number,
  { count, page }: { count: number; page: number },
): number | null {
  if (count === 0) return null
  const to = destination(key, index, count, page)
  return to === null ? null : Math.min(Math.max(to, 0), count - 1)
}

function destination(key: string, index: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return index + 1
    case 'ArrowUp':
    case 'ArrowLeft':
      return index - 1
    case 'PageDown':
      return index + page
    case 'PageUp':
      return index - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
