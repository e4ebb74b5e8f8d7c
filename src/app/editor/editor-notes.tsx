import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import type { MarkedDocument } from './documents-in'
import { isMasked, type OpenText } from './open-text'

/** More bars than this are not drawn: each is an element of its own. The outline has all. */
export const mostBars = 2000

interface EditorNotesProps {
  readonly text: OpenText
  readonly documents: readonly MarkedDocument[] | null
  readonly tabMoves: boolean
  readonly onToggleTab: () => void
}

/** What is particular about the open text, and what Tab does in it. */
export function EditorNotes({ text, documents, tabMoves, onToggleTab }: EditorNotesProps) {
  const { t } = useWords()
  const store = usePageStore()
  const masked = isMasked(text)
  const hasSecret = !masked && (documents?.some(({ resource }) => resource.kind === 'Secret') ?? false)
  const notes = [
    text.extent === 'part' && t('editor.part'),
    text.extent === 'peek' && t('editor.peek'),
    text.encoding !== 'utf-8' && t('editor.utf16'),
    text.mixedLines && t('editor.mixedLines'),
    text.damaged && t('editor.damaged'),
    (documents?.length ?? 0) > mostBars && t('editor.fewBars', { count: mostBars }),
    hasSecret && t('editor.secrets'),
  ].filter(note => note !== false)
  return (
    <div className="editor-notes small">
      {masked && (
        <p className="editor-masked">
          <Icon name="lock" />
          <span>{t('editor.masked')}</span>
          <button type="button" className="link" onClick={() => store.getState().revealSecrets(text.source.id)}>
            {t('editor.showSecrets')}
          </button>
        </p>
      )}
      {notes.map(note => (
        <p key={note}>{note}</p>
      ))}
      <p className="editor-tab">
        <span role="status">{t(tabMoves ? 'editor.tabMoves' : 'editor.tabIndents')}</span>
        <button type="button" className="link" onClick={onToggleTab}>
          {t(tabMoves ? 'editor.tabToIndent' : 'editor.tabToMove')}
        </button>
      </p>
    </div>
  )
}
