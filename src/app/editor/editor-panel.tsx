import { Suspense, useMemo, useState } from 'react'
import { Icon, Name, part, Select, visibleName } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { documentsIn, type MarkedDocument } from './documents-in'
import { EditorNotes } from './editor-notes'
import { loadCodeEditor } from './load-code-editor'
import { mostBytes } from './open-text'
import { Outline } from './outline'
import { PanelEdge } from './panel-edge'
import { useOpenText } from './use-open-text'
import { useShownSource } from './use-shown-source'

const CodeEditor = part(loadCodeEditor)

/** The text of a source beside the answer: head, outline, Monaco, notes. */
export function EditorPanel({ isAlone = false }: { readonly isAlone?: boolean }) {
  const { t } = useWords()
  const store = usePageStore()
  const sources = usePage(state => state.sources)
  const analyzed = usePage(state => state.analyzed)
  const selected = usePage(state => state.selected)
  const { source, pick } = useShownSource()
  const { open, end, edit } = useOpenText(source)
  const [hasOutline, setOutline] = useState(false)
  const [isFolded, setFolded] = useState(false)
  const [tabMoves, setTabMoves] = useState(true)
  const text = open && typeof open === 'object' ? open : null

  // An answer that is one of another text says nothing of the lines of this one.
  const analysis =
    analyzed?.sources.find(({ id }) => id === source?.id)?.content === source?.content && analyzed?.analysis
  const all = useMemo<readonly MarkedDocument[] | null>(
    () =>
      source && analysis
        ? documentsIn(analysis.resources, {
            name: source.name,
            size: source.content.size,
            start: 0,
            end: Number.POSITIVE_INFINITY,
            firstLine: 1,
          })
        : null,
    [analysis, source],
  )
  const documents = useMemo(
    () =>
      text && all
        ? all.flatMap(document => {
            const [from] = document.resource.range
            const isIn = text.extent === 'whole' || (from >= text.start && from < end)
            return isIn ? [{ ...document, line: document.line - text.firstLine + 1 }] : []
          })
        : null,
    [all, text, end],
  )
  const archive = analysis ? analysis.archives?.find(({ name }) => name === source?.name) : undefined
  const problems = useMemo(
    () => (analysis ? analysis.problems.filter(problem => problem.source === source?.name) : []),
    [analysis, source?.name],
  )
  const lines = analyzed?.analysis.sources.find(({ name }) => name === source?.name)?.lines
  const toggleTab = (): void => setTabMoves(moves => !moves)

  return (
    <section className={isAlone ? 'panel editor alone' : 'panel editor'} aria-label={t('editor.title')}>
      {isAlone && <h1 className="unseen">{t('editor.title')}</h1>}
      <div className="panel-head">
        {sources.length > 1 && source ? (
          <Select
            label={t('editor.source')}
            icon="file"
            value={String(source.id)}
            options={sources.map(({ id, name }) => [String(id), visibleName(name)] as const)}
            onChange={id => pick(Number(id))}
          />
        ) : (
          <h2 className="editor-name">
            <Name>{source?.name ?? ''}</Name>
          </h2>
        )}
        {lines !== undefined && <span className="quiet small editor-lines">{t('editor.lines', { count: lines })}</span>}
        <span className="editor-acts">
          <button
            type="button"
            className="button ghost icon-only"
            aria-label={t(isFolded ? 'editor.unfold' : 'editor.fold')}
            title={t(isFolded ? 'editor.unfold' : 'editor.fold')}
            onClick={() => setFolded(folded => !folded)}
          >
            <Icon name="fold" />
          </button>
          <button
            type="button"
            className="button ghost icon-only"
            aria-label={t('editor.outline')}
            title={t('editor.outline')}
            aria-expanded={hasOutline}
            onClick={() => setOutline(shown => !shown)}
          >
            <Icon name="outline" />
          </button>
          {!isAlone && (
            <button
              type="button"
              className="button ghost icon-only"
              aria-label={t('editor.hide')}
              title={t('editor.hide')}
              onClick={() => store.getState().setEditorOpen(false)}
            >
              <Icon name="panel" />
            </button>
          )}
        </span>
      </div>
      {hasOutline && source && <Outline name={source.name} documents={all ?? []} selected={selected} />}
      {text ? (
        <Suspense fallback={<p className="editor-empty quiet">{t('editor.loading')}</p>}>
          <CodeEditor
            open={text}
            documents={documents}
            problems={problems}
            isFolded={isFolded}
            tabMoves={tabMoves}
            onToggleTab={toggleTab}
            onEdit={edit}
          />
        </Suspense>
      ) : archive && source ? (
        <div className="editor-empty">
          <p>
            <b>
              <bdi>{t('archive.title', { name: archive.name })}</bdi>
            </b>
          </p>
          <p className="quiet">{t('archive.text', { count: archive.entries })}</p>
          {archive.entries > 0 && (
            <button type="button" className="button" onClick={() => store.getState().unpackSource(source.id)}>
              <Icon name="folder" />
              {t('archive.unpack')}
            </button>
          )}
        </div>
      ) : (
        <p className="editor-empty quiet">
          {t(
            open === 'binary' || open === 'unreadable'
              ? `editor.${open}`
              : source && source.content.size > mostBytes
                ? 'editor.noneChosen'
                : 'editor.reading',
          )}
        </p>
      )}
      {text && <EditorNotes text={text} documents={documents} tabMoves={tabMoves} onToggleTab={toggleTab} />}
      {!isAlone && <PanelEdge />}
    </section>
  )
}
