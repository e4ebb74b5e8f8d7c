import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { PageState, PageStore } from './page-state'

export const PageStoreContext = createContext<PageStore | null>(null)

/** Subscribes to a part of the page's state. */
export function usePage<T>(select: (state: PageState) => T): T {
  return useStore(usePageStore(), select)
}

/** The store itself, for actions. */
export function usePageStore(): PageStore {
  const store = useContext(PageStoreContext)
  if (!store) throw new Error('no page store above this component')
  return store
}
