import { copyText } from '../../platform'
import { Icon, visibleText } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** What kubectl will print, to read with every character seen, and to copy verbatim. */
export function ServerAnswer({ message, name }: { readonly message: string; readonly name: string }) {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <div className="answer">
      <p>
        <span className="unseen">{t('routes.serverAnswers')}</span> {visibleText(message)}
      </p>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('routes.copyAnswer', { name })}
        onClick={async () => store.getState().notify({ code: (await copyText(message)) ? 'copied' : 'copy-refused' })}
      >
        <Icon name="copy" />
      </button>
    </div>
  )
}
