import { useEffect, useRef, useState } from 'react'
import type { ProblemReport } from '../../core/analysis'
import { formatShare, useMedia, visibleName } from '../kit'
import { usePage, usePageStore } from '../store'
import { problemWords, useWords } from '../words'
import { ByteMap } from './byte-map'
import { type CodeEditor as Code, createCodeEditor, type LinesInView } from './create-code-editor'
import type { MarkedDocument } from './documents-in'
import { applyTheme } from './editor-theme'
import type { OpenText } from './open-text'
import './editor-code.css'

interface CodeEditorProps {
  readonly open: OpenText
  /** Null while the analysis is one of another text. */
  readonly documents: readonly MarkedDocument[] | null
  readonly problems: readonly ProblemReport[]
  readonly isFolded: boolean
  readonly tabMoves: boolean
  readonly onToggleTab: () => void
  readonly onEdit: (text: () => string) => void
}

/**
 * What Monaco needs to be made and to take a text, which cannot be cut into shorter tasks, is told from the page's own
 * work by this name.
 */
const takingText = 'editor takes a text'

/** Monaco with the page's colours, words and choices. */
export default function CodeEditor(props: CodeEditorProps) {
  const { open, documents, problems, isFolded, tabMoves } = props
  const { t } = useWords()
  const store = usePageStore()
  const theme = usePage(state => state.theme)
  const selected = usePage(state => state.selected)
  const analyzed = usePage(state => state.analyzed)
  const lineShown = usePage(state => state.lineShown)
  const typing = usePage(state => state.typing)
  const dark = useMedia('(prefers-color-scheme: dark)')
  const forced = useMedia('(forced-colors: active)')
  const host = useRef<HTMLDivElement>(null)
  const code = useRef<Code | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [bytesOfLines, setBytesOfLines] = useState<Uint32Array>(new Uint32Array())
  const [view, setView] = useState<LinesInView>({ from: 1, to: 1 })
  /** The resource that the cursor went to: it is in sight already. */
  const wentTo = useRef<number | null>(null)

  useEffect(() => {
    if (!host.current) return
    let counting = 0
    const started = performance.now()
    const editor = createCodeEditor(host.current, {
      onEdit(text) {
        clearTimeout(counting)
        counting = window.setTimeout(() => setBytesOfLines(editor.bytesOfLines()), 200)
        latest.current.onEdit(text)
      },
      onDocument({ index }) {
        if (store.getState().selected === index) return
        wentTo.current = index
        store.getState().select(index)
      },
      onScroll: next => setView(last => (last.from === next.from && last.to === next.to ? last : next)),
      onToggleTab: () => latest.current.onToggleTab(),
    })
    code.current = editor
    performance.measure(takingText, { start: started })
    return () => {
      clearTimeout(counting)
      code.current = null
      editor.dispose()
    }
  }, [store])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme of the page and of the system decide what the tokens are
  useEffect(() => {
    const started = performance.now()
    applyTheme(forced)
    performance.measure(takingText, { start: started })
  }, [theme, dark, forced])

  useEffect(() => {
    const started = performance.now()
    code.current?.open(open, {
      label: t('editor.label', { name: open.source.name }),
      readOnlyNote: t('editor.readOnly'),
      maskedNote: t('editor.maskedNote', { act: t('editor.showSecrets') }),
      placeholder: t('editor.placeholder'),
    })
    performance.measure(takingText, { start: started })
    setBytesOfLines(code.current?.bytesOfLines() ?? new Uint32Array())
  }, [open, t])

  useEffect(() => {
    if (!documents) return
    code.current?.markDocuments(documents, {
      name: ({ resource }) => visibleName(resource.name ?? t(resource.readable ? 'table.noName' : 'table.unreadable')),
      bytes: bytes => t('editor.bytes', { bytes }),
      share: formatShare,
    })
  }, [documents, t])

  useEffect(() => code.current?.markChosen(selected), [selected])

  useEffect(() => {
    code.current?.markProblems(problems, problem => {
      const { what, fix } = problemWords(t, problem)
      return `${what}. ${fix}`
    })
  }, [problems, t])

  const marked = documents !== null
  const last = useRef({ open: null as OpenText | null, analyzed, selected, lineShown: null as typeof lineShown })
  useEffect(() => {
    if (!marked) return
    const before = last.current
    last.current = { open, analyzed, selected, lineShown }
    const document = latest.current.documents?.find(({ index }) => index === selected)
    const chosenElsewhere = selected !== before.selected && analyzed === before.analyzed && wentTo.current !== selected
    wentTo.current = null
    if (lineShown && lineShown !== before.lineShown) {
      code.current?.reveal(lineShown.line - open.firstLine + 1, 'middle')
    } else if (document && (open !== before.open || chosenElsewhere)) {
      code.current?.reveal(document.line, 'top')
    }
  }, [marked, open, analyzed, selected, lineShown])

  const wasFolded = useRef(false)
  useEffect(() => {
    const { documents: all } = latest.current
    const chosen = store.getState().selected
    if (!all || wasFolded.current === isFolded) return
    wasFolded.current = isFolded
    code.current?.fold(
      all.filter(({ index }) => !isFolded || index !== chosen),
      isFolded,
    )
    const document = all.find(({ index }) => index === chosen)
    if (document) code.current?.reveal(document.line, 'top')
  }, [isFolded, store])

  useEffect(() => code.current?.setTabMoves(tabMoves), [tabMoves])

  useEffect(() => {
    if (!typing) return
    code.current?.focus()
    store.getState().typingBegan()
  }, [typing, store])

  const chosen = documents?.find(({ index }) => index === selected) ?? null
  return (
    <div className="code">
      <div ref={host} className="code-host" />
      <ByteMap
        bytesOfLines={bytesOfLines}
        chosen={chosen}
        view={view}
        onScroll={line => code.current?.scrollTo(line)}
      />
    </div>
  )
}
