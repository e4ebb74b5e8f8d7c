import { useEffect, useState } from 'react'
import type { Bytes } from '../../core/bytes'
import { usePage, usePageStore } from './use-page'

/** How long the input has to stand before it is compressed: nobody waits for this number, and somebody may be typing. */
const quietFor = 600

/** The gzip size of the resource at this index, or of all sources (null). Null until it is known: it follows an answer of its own accord. */
export function useGzip(resource: number | null): Bytes | null {
  const store = usePageStore()
  const weighed = usePage(state => state.weighed)
  const [known, setKnown] = useState<{ readonly of: typeof weighed; readonly bytes: Bytes | null } | null>(null)

  useEffect(() => {
    let isWanted = true
    const timer = setTimeout(async () => {
      try {
        const bytes = await store.getState().gzipOf(resource)
        if (isWanted) setKnown({ of: weighed, bytes })
      } catch {
        // A newer input, or the worker ended: the number stays away, as it is for information only.
      }
    }, quietFor)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [store, weighed, resource])

  return known?.of === weighed ? known.bytes : null
}
