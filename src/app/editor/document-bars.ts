import { formatCount } from '../../core/bytes'
import type { MarkedDocument } from './documents-in'
import { mostBars } from './editor-notes'
import { heatOfShare } from './line-heat'
import { type IRange, editor as Monaco } from './monaco'

export const barHeight = 22

/** The words on a bar. */
export interface BarWords {
  readonly name: (document: MarkedDocument) => string
  readonly bytes: (count: number) => string
  readonly share: (share: number) => string
}

export interface DocumentBars {
  /** Draws a bar above the first line of each document. */
  show(documents: readonly MarkedDocument[], words: BarWords): void
  /** Marks the bar of the chosen one, by its index in the analysis. */
  choose(selected: number | null): void
  isFolded(document: MarkedDocument): boolean
  fold(documents: readonly MarkedDocument[], folded: boolean): void
}

interface Bar {
  readonly document: MarkedDocument
  readonly zone: string
  readonly elements: readonly HTMLElement[]
}

/** Part of the editor that its typings leave out; the folding of Monaco itself stands on it. */
interface HidingEditor {
  setHiddenAreas(areas: readonly IRange[], source: object): void
}

/**
 * The bar where a document begins: number, fold, name, bytes, share. Pressing it chooses the document, its arrow folds
 * it. Bars are for eyes and hands; by keyboard the outline does the same.
 */
export function documentBars(
  editor: Monaco.IStandaloneCodeEditor,
  onChoose: (document: MarkedDocument) => void,
): DocumentBars {
  const source = {}
  const folded = new Set<string>()
  let bars: readonly Bar[] = []
  let shown: readonly MarkedDocument[] = []
  let chosen: number | null = null

  function hide(): void {
    const last = editor.getModel()?.getLineCount() ?? 1
    const areas = shown.flatMap((document, index) => {
      if (!folded.has(document.resource.id)) return []
      // The separator goes with the document before it. The editor shows everything when nothing would be left, so the
      // last line stays.
      const end = Math.min((shown[index + 1]?.line ?? last + 1) - 1, last - 1)
      return end < document.line
        ? []
        : [{ startLineNumber: document.line, startColumn: 1, endLineNumber: end, endColumn: 1 }]
    })
    const hiding = editor as unknown as HidingEditor
    hiding.setHiddenAreas(areas, source)
    for (const { document, elements } of bars) {
      for (const element of elements) element.classList.toggle('folded', folded.has(document.resource.id))
    }
  }

  function choose(selected: number | null): void {
    chosen = selected
    for (const { document, elements } of bars) {
      for (const element of elements) element.classList.toggle('chosen', document.index === selected)
    }
  }

  function show(documents: readonly MarkedDocument[], words: BarWords): void {
    shown = documents
    const ids = new Set(documents.map(({ resource }) => resource.id))
    for (const id of folded) if (!ids.has(id)) folded.delete(id)
    editor.changeViewZones(zones => {
      for (const { zone } of bars) zones.removeZone(zone)
      bars = documents.slice(0, mostBars).map(document => {
        const domNode = barOf(document, words)
        const marginDomNode = numberOf(document)
        const zone = zones.addZone({
          afterLineNumber: document.line - 1,
          heightInPx: barHeight,
          domNode,
          marginDomNode,
          showInHiddenAreas: true,
        })
        return { document, zone, elements: [domNode, marginDomNode] }
      })
    })
    choose(chosen)
    hide()
  }

  editor.onMouseDown(({ target, event }) => {
    const { CONTENT_VIEW_ZONE, GUTTER_VIEW_ZONE } = Monaco.MouseTargetType
    if (target.type !== CONTENT_VIEW_ZONE && target.type !== GUTTER_VIEW_ZONE) return
    const bar = bars.find(({ zone }) => zone === target.detail.viewZoneId)
    if (!bar) return
    const left = bar.elements[0]?.getBoundingClientRect().left ?? 0
    const onArrow = event.browserEvent.clientX - left < arrowWidth
    if (onArrow) fold([bar.document], !folded.has(bar.document.resource.id))
    else onChoose(bar.document)
  })
  // Bars stay in sight when long lines are scrolled sideways.
  const follow = (): void => {
    const host = editor.getDomNode()
    host?.style.setProperty('--scrolled', `${editor.getScrollLeft()}px`)
    host?.style.setProperty('--content-width', `${editor.getLayoutInfo().contentWidth}px`)
  }
  editor.onDidScrollChange(follow)
  editor.onDidLayoutChange(follow)
  follow()

  function fold(documents: readonly MarkedDocument[], away: boolean): void {
    for (const { resource } of documents) {
      if (away) folded.add(resource.id)
      else folded.delete(resource.id)
    }
    hide()
  }

  return { show, choose, fold, isFolded: ({ resource }) => folded.has(resource.id) }
}

const arrowWidth = 22

function barOf(document: MarkedDocument, words: BarWords): HTMLElement {
  const bar = element('div', 'document-bar')
  const name = element('b', 'document-name', words.name(document))
  name.dir = 'auto'
  bar.title = name.textContent ?? ''
  // Monaco decides how the box around it is shown.
  const inner = element('div', 'document-bar-inner')
  bar.append(inner)
  inner.append(
    element('i', 'document-arrow'),
    name,
    element('span', 'document-bytes', words.bytes(document.resource.bytes.source)),
    element('span', 'document-share', words.share(document.share)),
  )
  return bar
}

function numberOf({ number, share }: MarkedDocument): HTMLElement {
  const margin = element('div', 'document-margin')
  const inner = element('div', 'document-margin-inner')
  margin.append(inner)
  inner.append(element('span', 'document-number', formatCount(number)), element('i', `heat h${heatOfShare(share)}`))
  return margin
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  // Never as HTML: names are whatever the manifest says.
  made.textContent = text
  return made
}
