import { useState } from 'react'
import { type PageSource, usePage, usePageStore } from '../store'

/** The source whose text is shown: that of the chosen resource, until another is picked by hand. */
export function useShownSource(): { source: PageSource | null; pick: (id: number) => void } {
  const store = usePageStore()
  const sources = usePage(state => state.sources)
  const analyzed = usePage(state => state.analyzed)
  const selected = usePage(state => state.selected)
  const [picked, setPicked] = useState<{ id: number; selected: number | null } | null>(null)

  const resource = selected === null ? undefined : analyzed?.analysis.resources[selected]
  const own = analyzed?.sources.find(({ name }) => name === resource?.source)?.id
  const wanted = picked && picked.selected === selected ? picked.id : own
  const source = sources.find(({ id }) => id === wanted) ?? sources.at(-1) ?? null

  return {
    source,
    pick(id) {
      const name = sources.find(candidate => candidate.id === id)?.name
      const first = analyzed?.analysis.resources.findIndex(candidate => candidate.source === name) ?? -1
      // A source without a resource is shown while the choice stays where it is.
      if (first >= 0) store.getState().select(first)
      setPicked({ id, selected: first >= 0 ? first : selected })
    },
  }
}
