import { copyText } from '../../platform'
import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** What kubectl will print, verbatim: the clause that names the limit stands out. Never translated. */
export function ServerWords({ message, name }: { readonly message: string; readonly name: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const [before = '', clause] = cutAtClause(message)
  return (
    <section className="server-words" aria-labelledby="server-words-title">
      <div className="panel-head">
        <h2 id="server-words-title">{t('server.title')}</h2>
        <button
          type="button"
          className="button ghost icon-only"
          aria-label={t('ways.copyAnswer', { name })}
          onClick={async () => store.getState().notify({ code: (await copyText(message)) ? 'copied' : 'copy-refused' })}
        >
          <Icon name="copy" />
        </button>
      </div>
      <p className="server-text">
        {before}
        {clause !== undefined && <b>{clause}</b>}
      </p>
    </section>
  )
}

/** Cuts behind `is invalid: ` or the last `: ` before the numbers of a limit; all of it is plain where there is no such place. */
function cutAtClause(message: string): readonly [before?: string, clause?: string] {
  const at = message.indexOf(' is invalid: ')
  const start = at >= 0 ? at + ' is invalid: '.length : message.indexOf('etcdserver: ')
  return start > 0 ? [message.slice(0, start), message.slice(start)] : [message]
}
