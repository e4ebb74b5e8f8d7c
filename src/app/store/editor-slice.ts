import type { Slice } from './page-state'

/** Where the editor stands and how wide: what a person set stays for the next visit. */
export interface EditorSlice {
  readonly editorOpen: boolean
  /** In pixels; null for the width of the house. */
  readonly editorWidth: number | null
  /** The page began with an empty text, which waits for the keys. */
  readonly typing: boolean
  setEditorOpen(open: boolean): void
  setEditorWidth(width: number | null): void
  /** An empty text to type into. */
  startTyping(): void
  /** The editor has taken the focus. */
  typingBegan(): void
}

export const createEditorSlice: Slice<EditorSlice> = () => (set, get) => ({
  editorOpen: true,
  editorWidth: null,
  typing: false,
  setEditorOpen: editorOpen => set({ editorOpen }),
  setEditorWidth: editorWidth => set({ editorWidth }),
  startTyping() {
    set({ typing: true, editorOpen: true })
    get().addSources([{ name: 'typed.yaml', content: new Blob() }])
    get().show('editor')
  },
  typingBegan: () => set({ typing: false }),
})

/** How the setting is kept between visits: `open auto`, `closed 512`. */
export function writeEditorSetting({ editorOpen, editorWidth }: EditorSlice): string {
  return `${editorOpen ? 'open' : 'closed'} ${editorWidth ?? 'auto'}`
}

/** A kept setting; null for what no version wrote. */
export function readEditorSetting(kept: string): Pick<EditorSlice, 'editorOpen' | 'editorWidth'> | null {
  const parts = /^(open|closed) (auto|\d{3,4})$/.exec(kept)
  if (!parts) return null
  return { editorOpen: parts[1] === 'open', editorWidth: parts[2] === 'auto' ? null : Number(parts[2]) }
}
