import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds, now and at every change. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

/** The width from which the text stands beside the answer: over 1180 px. */
export function useRoomBeside(): boolean {
  return useMedia('(min-width: 1181px)')
}

/** The width below which the page is one column for a hand: 720 px. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 720px)')
}
