import { pasteKeys } from '../../platform'
import { Icon } from '../kit'
import { type Notice, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/**
 * What was just done, in one sentence, and how to take it back. It stays until it is dismissed or something else is
 * done: an undo has no clock.
 */
export function ToastBar() {
  const { t } = useWords()
  const store = usePageStore()
  const toast = usePage(state => state.toast)
  const say = useNotice()
  return (
    <div className="toast-place" role="status">
      {toast && (
        <div className="toast">
          <span>{say(toast.notice)}</span>
          {toast.undo && (
            <button type="button" onClick={toast.undo}>
              {t('notice.undo')}
            </button>
          )}
          <button
            type="button"
            className="toast-dismiss"
            aria-label={t('notice.dismiss')}
            onClick={() => store.getState().dismissToast()}
          >
            <Icon name="remove" />
          </button>
        </div>
      )}
    </div>
  )
}

function useNotice(): (notice: Notice) => string {
  const { t } = useWords()
  return notice => {
    switch (notice.code) {
      case 'cleared':
        return t('notice.cleared', { count: notice.count })
      case 'removed':
        return t('notice.removed', { name: notice.name })
      case 'replaced':
        return t('notice.replaced', { count: notice.names.length, name: notice.names[0] ?? '' })
      case 'clipboard-refused': {
        const [modifier, key] = pasteKeys()
        return t('notice.clipboard-refused', { modifier, key })
      }
      case 'folder-empty':
        return t('notice.folder-empty', { name: notice.name })
      case 'unpacked':
      case 'folder-read':
      case 'folder-cut':
        return t(`notice.${notice.code}`, { name: notice.name, count: notice.count })
      default:
        return t(`notice.${notice.code}`)
    }
  }
}
