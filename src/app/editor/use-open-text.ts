import { useEffect, useMemo, useRef, useState } from 'react'
import { type PageSource, usePage, usePageStore } from '../store'
import {
  closeText,
  closeTextInTurns,
  isMasked,
  mostBytes,
  type NoText,
  type OpenText,
  openText,
  unmasked,
} from './open-text'

/** Typing is analyzed when it pauses for this long, in milliseconds. */
const pause = 250

export interface Opened {
  /**
   * The text to show; null while it is read. Changes only when another text is to be shown, never because of typing.
   */
  readonly open: OpenText | NoText | null
  /** The part of the source that is open now, in bytes of the source as it is now. */
  readonly end: number
  /** Takes an edit: the source gets the text when typing pauses. */
  readonly edit: (text: () => string) => void
}

interface Current {
  readonly open: OpenText
  /** The source's bytes with what was typed; who finds others in the store knows that they came from elsewhere. */
  content: Blob
}

/**
 * Keeps the text of one source open, or of the chosen document of a source that is too large, and gives edits to the
 * page.
 */
export function useOpenText(source: PageSource | null): Opened {
  const store = usePageStore()
  const [open, setOpen] = useState<OpenText | NoText | null>(null)
  const current = useRef<Current | null>(null)
  const waiting = useRef<{ timer: number; text: () => string } | null>(null)
  const isLarge = source !== null && source.content.size > mostBytes
  const selected = usePage(state => (isLarge ? state.selected : null))
  const analyzed = usePage(state => (isLarge ? state.analyzed : null))
  const isAsIs = usePage(state => source !== null && state.shownSecrets.has(source.id))

  const write = (): void => {
    const typed = waiting.current
    const text = current.current
    waiting.current = null
    if (!typed || !text) return
    clearTimeout(typed.timer)
    give(text, closeText(text.open, typed.text()))
  }
  const give = (text: Current, content: Blob): void => {
    text.content = content
    store.getState().editSource(text.open.source.id, content)
  }
  /** The same without haste: what is typed meanwhile, or `write`, comes before it. */
  const writeInTurns = async (text: string): Promise<void> => {
    const into = current.current
    const typed = { timer: 0, text: () => text }
    waiting.current = typed
    if (!into) return
    const content = await closeTextInTurns(into.open, text)
    if (waiting.current !== typed) return
    waiting.current = null
    give(into, content)
  }
  const writeNow = useRef(write)
  writeNow.current = write

  const resource = selected === null ? undefined : analyzed?.analysis.resources[selected]
  const part = resource && source && resource.source === source.name ? resource : null
  const start = part?.range[0] ?? null
  const isOpen =
    current.current !== null &&
    current.current.open.source.id === source?.id &&
    current.current.content === source.content &&
    (current.current.open.extent === 'whole') === !isLarge &&
    (start === null || !isLarge || (start >= current.current.open.start && start < endOf(current.current)))

  // biome-ignore lint/correctness/useExhaustiveDependencies: what else is read is that of the part
  useEffect(() => {
    if (isOpen) return
    // What was typed into the text before is not lost with it.
    writeNow.current()
    current.current = null
    setOpen(null)
    if (!source || (isLarge && !part)) return
    let isWanted = true
    const range = part && {
      start: part.range[0],
      end: part.range[1],
      firstLine: part.line,
      // What has no kind may be a part of one that was cut off.
      isSecret: part.kind === null || part.kind === 'Secret',
    }
    void openText(source, range, isAsIs ? unmasked : store.getState().maskText).then(text => {
      if (!isWanted) return
      current.current = typeof text === 'string' ? null : { open: text, content: source.content }
      setOpen(text)
    })
    return () => {
      isWanted = false
    }
  }, [isOpen, source?.id, isOpen ? null : source?.content, isOpen ? null : start])

  useEffect(() => () => writeNow.current(), [])

  const shown = useMemo(() => {
    const asIs = isAsIs && open !== null && typeof open === 'object' && isMasked(open)
    return asIs ? { ...open, shown: open.text } : open
  }, [isAsIs, open])

  return {
    open: shown,
    end: current.current ? endOf(current.current) : 0,
    edit(text) {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { timer: window.setTimeout(() => void writeInTurns(text()), pause), text }
    },
  }
}

/** Where the open part ends in the source as it is now: what stands behind it did not change. */
function endOf({ open, content }: Current): number {
  return content.size - (open.source.content.size - open.end)
}
