import { mayHoldSecret } from '../../core/secret'
import type { InputSlice } from './input-slice'
import type { Slice } from './slice'
import type { ViewSlice } from './view-slice'

/** Where the editor stands and how wide: what a person set stays for the next visit. */
export interface EditorSlice {
  readonly editorOpen: boolean
  /** In pixels; null for the width of the house. */
  readonly editorWidth: number | null
  /** The text waits for the keys: it was begun empty, or has just been made one that can be changed. */
  readonly typing: boolean
  setEditorOpen(open: boolean): void
  setEditorWidth(width: number | null): void
  /** An empty text to type into. */
  startTyping(): void
  /** The editor has taken the focus. */
  typingBegan(): void
  /** Shows a source's text as it is, as a person asked for it: the focus goes where the text is. */
  revealSecrets(source: number): void
  /**
   * The text with its Secrets masked; the same text where there is none, and nothing of it where the engine does not
   * answer.
   */
  maskText(text: string, isSecret: boolean): Promise<string>
}

export const createEditorSlice: Slice<EditorSlice, InputSlice & ViewSlice> = (engine, { get, set }) => ({
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
  revealSecrets(source) {
    get().showSecrets(source)
    set({ typing: true })
  },
  async maskText(text, isSecret) {
    if (!isSecret && !mayHoldSecret(text)) return text
    // Where the engine cannot tell, nothing is shown until it is asked for.
    return engine.ask('mask', { text, isSecret }).catch(() => text.replace(/\S/g, '•'))
  },
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
