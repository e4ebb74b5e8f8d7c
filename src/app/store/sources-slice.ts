import { blobInTurns } from '../../platform'
import type { Slice } from './page-state'
import { joinSources, type NewSource, nameOfPaste, type PageSource } from './source'

export interface SourcesSlice {
  readonly sources: readonly PageSource[]
  /** Adds to what is there; a file of the same name takes the place of the older one. */
  addSources(incoming: readonly NewSource[]): void
  /** A pasted text becomes a source: its bytes are those of the text in UTF-8. */
  addPaste(text: string): Promise<void>
  /** What is dropped or pasted on the page: the earlier input where two are compared and one is there, else one more source. */
  receive(incoming: readonly NewSource[]): void
  /** Puts these in the place of all that is there; returns how to take that back. */
  replaceSources(incoming: readonly NewSource[]): () => void
  /** Puts an edited text in the place of a source's and weighs it. */
  editSource(id: number, content: Blob): void
  /** Puts the manifests of an archive in its place, so that each can be looked at, edited and removed. Rejects as the engine does. */
  unpackSource(id: number): Promise<void>
  removeSource(id: number): void
  clearSources(): void
}

export const createSourcesSlice: Slice<SourcesSlice> = engine => (set, get) => {
  let nextId = 1

  /** Puts other sources on the page and weighs them; returns how to take that back. */
  function change(sources: readonly PageSource[]): () => void {
    const before = get().sources
    set({ sources })
    get().weigh()
    return () => {
      set({ sources: before, toast: null })
      get().weigh()
    }
  }

  return {
    sources: [],
    addSources(incoming) {
      if (incoming.length === 0) return
      const { sources, replaced } = joinSources(get().sources, incoming, nextId)
      nextId += incoming.length
      const undo = change(sources)
      if (replaced.length > 0) get().notify({ code: 'replaced', names: replaced }, undo)
      else get().dismissToast()
    },
    async addPaste(text) {
      if (text === '') return get().notify({ code: 'nothing-to-paste' })
      const content = await blobInTurns(text)
      get().receive([{ name: nameOfPaste(get().sources), content }])
    },
    receive(incoming) {
      const { view, weighed, compareWith, addSources } = get()
      if (view === 'compare' && weighed) compareWith(incoming)
      else addSources(incoming)
    },
    replaceSources(incoming) {
      const { sources } = joinSources([], incoming, nextId)
      nextId += incoming.length
      return change(sources)
    },
    editSource(id, content) {
      get().showSecrets(id)
      set({ sources: get().sources.map(source => (source.id === id ? { ...source, content } : source)) })
      get().weighEdit()
    },
    async unpackSource(id) {
      const archive = get().sources.find(source => source.id === id)
      if (!archive) return
      const entries = await engine.ask('entries', { archive: archive.name })
      const present = get().sources
      if (entries.length === 0 || !present.includes(archive)) return
      const unpacked = entries.map(({ name, bytes }) => ({
        name,
        content: new Blob([new Uint8Array(bytes)]),
        id: nextId++,
      }))
      const undo = change(present.flatMap(source => (source === archive ? unpacked : [source])))
      get().notify({ code: 'unpacked', name: archive.name, count: unpacked.length }, undo)
    },
    removeSource(id) {
      const removed = get().sources.find(source => source.id === id)
      if (!removed) return
      const undo = change(get().sources.filter(source => source !== removed))
      get().notify({ code: 'removed', name: removed.name }, undo)
    },
    clearSources() {
      const count = get().sources.length
      if (count > 0) get().notify({ code: 'cleared', count }, change([]))
    },
  }
}
