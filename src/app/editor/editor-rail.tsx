import { Icon, Name } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** The editor, put away. */
export function EditorRail({ name }: { readonly name: string }) {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <aside className="editor-rail" aria-label={t('editor.title')}>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('editor.show')}
        title={t('editor.show')}
        onClick={() => store.getState().setEditorOpen(true)}
      >
        <Icon name="panel" />
      </button>
      <Name className="editor-rail-name">{name}</Name>
    </aside>
  )
}
