import { type ClipboardEvent, useEffect, useState } from 'react'
import { Dialog } from '../kit'
import { type Answered, useAnswer, usePage } from '../store'
import { useWords } from '../words'
import { FoundError } from './found-error'

/** More than this is not put into the field: it would block the page. All of it is searched. */
const mostShown = 20_000
/** Typing is not answered at every key. */
const pause = 200

/** A field for what was printed, and the refusals found in it with their resources. */
export default function PasteErrorDialog(props: { readonly answered: Answered; readonly onClose: () => void }) {
  const { answered, onClose } = props
  const { t } = useWords()
  const brought = usePage(state => state.errorText ?? state.strangeText?.text ?? '')
  const closest = usePage(state => state.strangeText?.closest ?? null)
  const [text, setText] = useState(brought)
  const say = t as (key: string, options: { defaultValue: string }) => string
  const asked = useSettled(text)
  const answer = useAnswer(asked.trim() === '' ? null : 'errors', { text: asked, isAlone: false })
  const errors = answer.state === 'value' ? answer.value : null

  function paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length <= mostShown) return
    event.preventDefault()
    setText(pasted)
  }

  return (
    <Dialog title={t('errors.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className="paste-error">
        <label htmlFor="error-text">{t('errors.label')}</label>
        <textarea
          id="error-text"
          autoFocus
          spellCheck={false}
          rows={6}
          value={text.slice(0, mostShown)}
          onPaste={paste}
          onChange={event => setText(event.target.value)}
        />
        <p className="quiet small">
          {text.length > mostShown ? t('errors.long', { count: text.length }) : t('errors.hint')}
        </p>
        <div role="status">
          {asked.trim() !== '' && answer.state === 'pending' && <p className="quiet">{t('errors.working')}</p>}
          {answer.state === 'failure' && <p className="quiet">{answer.failure.detail}</p>}
          {errors?.length === 0 && <p>{t('errors.none')}</p>}
          {errors?.length === 0 && closest && asked === brought && (
            <p>
              {t('empty.closest', { limit: say(`limit.${closest.limit}`, { defaultValue: closest.limit }) })}{' '}
              <code>{closest.text}</code>
            </p>
          )}
          {errors && errors.length > 0 && <p className="unseen">{t('errors.found', { count: errors.length })}</p>}
        </div>
        {errors && errors.length > 0 && (
          <ul>
            {errors.map((error, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a found error has no other identity
              <li key={place}>
                <FoundError error={error} answered={answered} isFirst={place === 0} onGo={onClose} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
