import { useEffect, useState } from 'react'
import type { ResourceBreakdown } from '../../core/analysis'
import { usePage, usePageStore } from '../store'

/** What the engine says of the bytes of a resource: undefined while it reads, null where the resource cannot be read or the answer did not come. */
export function useBreakdown(resource: number): ResourceBreakdown | null | undefined {
  const store = usePageStore()
  const sources = usePage(state => state.weighed?.sources)
  const [known, setKnown] = useState<{ of: unknown; resource: number; answer: ResourceBreakdown | null } | null>(null)

  useEffect(() => {
    let isWanted = true
    const settle = (answer: ResourceBreakdown | null): void => {
      if (isWanted) setKnown({ of: sources, resource, answer })
    }
    store
      .getState()
      .breakdownOf(resource)
      .then(settle, () => settle(null))
    return () => {
      isWanted = false
    }
  }, [store, sources, resource])

  // The last answer about the same resource stays readable while it is edited.
  return known?.resource === resource ? known.answer : undefined
}
