import type { SortedText } from '../../core/verdict'
import type { AnswersSlice } from './answers-slice'
import type { DialogSlice } from './dialog-slice'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'
import type { NewSource } from './source'
import type { ViewSlice } from './view-slice'

export interface ErrorSlice {
  /** What a server or a program has printed, as it was brought in, until it has led to its resource. */
  readonly errorText: string | null
  /** A text that is neither a manifest nor an error that is known, and what comes nearest. */
  readonly strangeText: { readonly text: string; readonly closest: SortedText['closest'] } | null
  /**
   * The manifest in a text; null where there is none. What was printed in it is looked into, and what is neither is
   * kept as such.
   */
  manifestIn(text: string): Promise<string | null>
  /** The files that hold manifests: a log is looked into as a pasted error is. */
  manifestsOf(files: readonly NewSource[]): Promise<readonly NewSource[]>
  /** Looks into what was printed: in the input on the page, else alone. */
  bringError(text: string): Promise<void>
  /**
   * Goes to what the error is about: `opens` its resource, where the two came together; else chooses it. Without such a
   * thing a window says what is known.
   */
  findError(opens: boolean): Promise<void>
  forgetError(): void
}

/** What may be a log by its name and its size. */
const notLog = /\.(ya?ml|json|zip|tar|tgz|gz)$/i
const longestLog = 1024 * 1024

type Needs = AnswersSlice & DialogSlice & InputSlice & QuestionSlice & ViewSlice

export const createErrorSlice: Slice<ErrorSlice, Needs> = (engine, { get, set }) => ({
  errorText: null,
  strangeText: null,
  async manifestIn(text) {
    set({ strangeText: null })
    if (text.trim() === '') return text
    // Where the engine does not answer it is a manifest, whose analysis then says why.
    const sorted = await engine.ask('sort', { text }).catch(() => ({ manifest: text, error: null, closest: null }))
    const { manifest, error, closest } = sorted
    if (error !== null && manifest === null) await get().bringError(error)
    // It waits for the manifest that came with it.
    else if (error !== null) set({ errorText: error })
    else if (manifest === null) {
      set({ strangeText: { text, closest } })
      if (get().analyzed) get().openDialog('error')
    }
    return manifest
  },
  async manifestsOf(files) {
    const manifests: NewSource[] = []
    for (const file of files) {
      const isLog = !notLog.test(file.name) && file.content.size <= longestLog
      const text = isLog ? await file.content.text().catch(() => '') : ''
      const sorted = text === '' ? null : await engine.ask('sort', { text }).catch(() => null)
      if (sorted?.error == null) manifests.push(file)
      else if (sorted.manifest === null && manifests.length === 0 && files.length === 1) await get().bringError(text)
      else {
        set({ errorText: sorted.error })
        if (sorted.manifest !== null) manifests.push({ name: file.name, content: new Blob([sorted.manifest]) })
      }
    }
    return manifests
  },
  async bringError(text) {
    set({ errorText: text, strangeText: null })
    // What was asked for a smaller question is answered by the sentence.
    if (get().sources.length === 0 && !get().analyzed) get().show('analyze')
    else if (!get().analyzing) await get().findError(false)
  },
  async findError(opens) {
    const { errorText, analyzed } = get()
    if (errorText === null || !analyzed) return
    const errors = analyzed.linked
      ? []
      : await engine.ask('errors', { text: errorText, isAlone: false }).catch(() => [])
    if (get().analyzed !== analyzed || get().errorText !== errorText) return
    const found = errors.find(({ resources, whole }) => resources.length > 0 || whole?.verdict === 'refused')
    if (!found) return get().openDialog('error')
    set({ errorText: null })
    if (found.route) get().chooseRoute(found.route)
    const [resource] = found.resources
    if (resource !== undefined && opens) return get().openResource(resource)
    get().show('analyze')
    if (resource !== undefined) get().select(resource)
  },
  forgetError: () => set({ errorText: null, strangeText: null }),
})
