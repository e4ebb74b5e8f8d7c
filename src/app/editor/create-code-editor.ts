import type { ProblemReport } from '../../core/analysis'
import { utf8Length } from '../../core/bytes'
import { type BarWords, barHeight, documentBars } from './document-bars'
import { documentAt, type MarkedDocument } from './documents-in'
import { heatStrip } from './heat-strip'
import { editor as Monaco } from './monaco'
import { isMasked, type OpenText } from './open-text'
import { problemMarkers } from './problem-markers'

/** What happens in the editor. */
export interface CodeEvents {
  /** The text was changed by a person; asked for, `text` gives it whole. */
  onEdit(text: () => string): void
  /** The person went to another document. */
  onDocument(document: MarkedDocument): void
  onScroll(view: LinesInView): void
  onToggleTab(): void
}

/** Lines of the open text, fractions allowed. */
export interface LinesInView {
  readonly from: number
  readonly to: number
}

/** Monaco as the panel knows it. */
export interface CodeEditor {
  open(text: OpenText, options: { label: string; readOnlyNote: string; maskedNote: string; placeholder: string }): void
  markDocuments(documents: readonly MarkedDocument[], words: BarWords): void
  markChosen(selected: number | null): void
  markProblems(problems: readonly ProblemReport[], words: (problem: ProblemReport) => string): void
  /** Shows a line near the top, or in the middle, and puts the cursor there, without taking the focus. */
  reveal(line: number, where: 'top' | 'middle'): void
  fold(documents: readonly MarkedDocument[], folded: boolean): void
  scrollTo(line: number): void
  setTabMoves(moves: boolean): void
  /** Bytes of every line, its end included. */
  bytesOfLines(): Uint32Array
  focus(): void
  dispose(): void
}

const lineHeight = 18
const owner = 'plimsoll'

export function createCodeEditor(host: HTMLElement, events: CodeEvents): CodeEditor {
  const editor = Monaco.create(host, {
    model: null,
    fontFamily: getComputedStyle(host).getPropertyValue('--mono'),
    fontSize: 11.5,
    fontLigatures: false,
    lineHeight,
    lineNumbersMinChars: 7,
    lineDecorationsWidth: 16,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    // The number of the line behind the last one is dimmed otherwise, below the contrast of text.
    renderFinalNewline: 'on',
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    stickyScroll: { enabled: false },
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    matchBrackets: 'never',
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    links: false,
    contextmenu: false,
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    unusualLineTerminators: 'off',
    dropIntoEditor: { enabled: false },
    fixedOverflowWidgets: true,
    cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
    tabSize: 2,
    tabFocusMode: true,
  })
  let documents: readonly MarkedDocument[] = []
  let firstLine = 1
  /** Bytes of the lines of a masked text, which are those of what it stands for. */
  let maskedBytes: Uint32Array | null = null
  const heat = heatStrip(editor, line => maskedBytes?.[line - 1] ?? bytesOf(editor.getModel(), line))
  const bars = documentBars(editor, events.onDocument)

  // Not `automaticLayout`: it leaves the drawing to a later frame, and a text was seen of which one line stayed drawn.
  const resized = new ResizeObserver(() => editor.layout())
  resized.observe(host)

  editor.onDidChangeModelContent(({ isFlush }) => {
    const model = editor.getModel()
    if (model && !isFlush) events.onEdit(() => model.getValue())
  })
  editor.onDidChangeCursorPosition(({ position, source }) => {
    const document = documentAt(documents, position.lineNumber)
    if (!document || source === 'api' || source === 'model') return
    if (bars.isFolded(document)) bars.fold([document], false)
    events.onDocument(document)
  })
  const tellScroll = (): void => {
    const ranges = editor.getVisibleRanges()
    events.onScroll({ from: ranges[0]?.startLineNumber ?? 1, to: ranges.at(-1)?.endLineNumber ?? 1 })
  }
  editor.onDidScrollChange(tellScroll)
  editor.onDidLayoutChange(tellScroll)
  editor.addAction({
    id: 'plimsoll.toggleTab',
    label: 'Tab',
    // Ctrl M, as in every editor of this family.
    keybindings: [2048 | 43],
    run: events.onToggleTab,
  })

  return {
    open(text, { label, readOnlyNote, maskedNote, placeholder }) {
      const old = editor.getModel()
      const masked = isMasked(text)
      const model = Monaco.createModel(text.shown, 'yaml')
      // A text without a line end takes the system's, and a manifest is written with LF.
      if (!/[\r\n]/.test(text.text)) model.setEOL(Monaco.EndOfLineSequence.LF)
      maskedBytes = masked ? bytesOfLines(text.text) : null
      documents = []
      firstLine = text.firstLine
      editor.setModel(model)
      old?.dispose()
      editor.updateOptions({
        ariaLabel: label,
        placeholder,
        readOnly: masked || text.extent === 'peek',
        readOnlyMessage: { value: masked ? maskedNote : readOnlyNote },
        lineNumbers: line => (line + firstLine - 1).toLocaleString('en'),
      })
      tellScroll()
    },
    markChosen: bars.choose,
    markDocuments(marked, words) {
      documents = marked
      bars.show(marked, words)
      heat.update()
    },
    markProblems(problems, words) {
      const model = editor.getModel()
      if (model) Monaco.setModelMarkers(model, owner, [...problemMarkers(model, problems, { firstLine, words })])
    },
    reveal(line, where) {
      const document = documentAt(documents, line)
      if (document && bars.isFolded(document)) bars.fold([document], false)
      editor.setPosition({ lineNumber: line, column: 1 })
      if (where === 'middle') editor.revealLineInCenter(line, Monaco.ScrollType.Immediate)
      else editor.setScrollTop(editor.getTopForLineNumber(line) - barHeight - 1, Monaco.ScrollType.Immediate)
    },
    fold(some, folded) {
      bars.fold(some, folded)
      tellScroll()
    },
    scrollTo: line => editor.revealLineInCenter(line, Monaco.ScrollType.Immediate),
    setTabMoves: moves => editor.updateOptions({ tabFocusMode: moves }),
    bytesOfLines() {
      const model = editor.getModel()
      return maskedBytes ?? Uint32Array.from({ length: model?.getLineCount() ?? 0 }, (_, i) => bytesOf(model, i + 1))
    },
    focus: () => editor.focus(),
    dispose() {
      resized.disconnect()
      editor.getModel()?.dispose()
      editor.dispose()
    },
  }
}

/** Of a line, from 1, with its end. */
function bytesOf(model: Monaco.ITextModel | null, line: number): number {
  return utf8Length(model?.getLineContent(line) ?? '') + (model?.getEOL().length ?? 1)
}

function bytesOfLines(text: string): Uint32Array {
  return Uint32Array.from(text.split(/\r\n|\r|\n/), line => utf8Length(line) + 1)
}
