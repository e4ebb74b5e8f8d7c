import { type ClipboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { Icon, useNarrow } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { FileButton, FolderButton } from './file-button'
import { PasteButton } from './paste-button'
import { takeTransfer } from './use-intake'

/** More than this is not put into the field: it would block the page. */
const mostShown = 20_000

/**
 * The one field for a manifest, an error or both: what is pasted or dropped is taken as it is, what is typed when that
 * is asked for. What is neither stays in it.
 */
export function ManifestField({ label }: { readonly label: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const id = useId()
  const strange = usePage(state => state.strangeText)
  const [text, setText] = useState('')
  useEffect(() => {
    if (strange) setText(strange.text.slice(0, mostShown))
  }, [strange])

  function paste(event: ClipboardEvent): void {
    // Into what is being typed it goes as in any field.
    if (text !== '' && !strange) return
    event.preventDefault()
    takeTransfer(store, event.clipboardData)
  }

  function bring(): void {
    if (text.trim() !== '') void store.getState().addPaste(strange && text.length === mostShown ? strange.text : text)
  }

  return (
    <div className="put">
      <div className="put-box">
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          spellCheck={false}
          placeholder={t('empty.placeholder')}
          value={text}
          aria-describedby={strange ? `${id}-neither` : undefined}
          onPaste={paste}
          onChange={event => {
            setText(event.target.value)
            if (strange) store.getState().forgetError()
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            bring()
          }}
        />
        <p id={`${id}-neither`} className="put-neither" role="alert">
          {strange && <Neither />}
        </p>
        <div className="put-acts">
          {text.trim() === '' ? (
            <Choose />
          ) : (
            <>
              <button type="button" className="button primary" onClick={bring}>
                {t('empty.analyze')}
              </button>
              <button type="button" className="button" onClick={() => setText('')}>
                {t('app.clear')}
              </button>
            </>
          )}
          {narrow && text === '' && <PasteButton className="button" />}
          <span className="small quiet">{t(text.trim() === '' ? 'empty.drops' : 'empty.analyzeKeys')}</span>
        </div>
      </div>
    </div>
  )
}

function Choose(): ReactNode {
  const { t } = useWords()
  return (
    <>
      <FileButton className="button primary">
        <Icon name="file" />
        {t('empty.choose')}
      </FileButton>
      <FolderButton className="button">
        <Icon name="folder" />
        {t('empty.chooseFolder')}
      </FolderButton>
    </>
  )
}

function Neither() {
  const { t } = useWords()
  const closest = usePage(state => state.strangeText?.closest ?? null)
  const say = t as (key: string, options: { defaultValue: string }) => string
  return (
    <>
      <b>{t('empty.neither')}</b>
      {closest && (
        <>
          {' '}
          {t('empty.closest', { limit: say(`limit.${closest.limit}`, { defaultValue: closest.limit }) })}{' '}
          <code>{closest.text}</code>
        </>
      )}
    </>
  )
}
