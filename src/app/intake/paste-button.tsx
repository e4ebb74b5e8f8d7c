import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { pasteSource } from './bring-in'

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
      onClick={() => pasteSource(store.getState())}
    >
      <Icon name="paste" />
      {t('app.paste')}
    </button>
  )
}
