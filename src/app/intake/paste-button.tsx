import { readClipboardText } from '../../platform'
import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** For hands without a keyboard: asks the browser for the clipboard. */
export function PasteButton({ className, menu }: { readonly className: string; readonly menu?: string }) {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <button
      type="button"
      className={className}
      popoverTarget={menu}
      popoverTargetAction="hide"
      onClick={async () => {
        const text = await readClipboardText()
        if (text === null) store.getState().notify({ code: 'clipboard-refused' })
        else store.getState().addPaste(text)
      }}
    >
      <Icon name="paste" />
      {t('app.paste')}
    </button>
  )
}
