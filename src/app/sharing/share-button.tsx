import { Icon } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/**
 * Opens the share dialog; there once something of one's own is answered. `menu`: id of the menu it stands in, which it
 * closes.
 */
export function ShareButton({ menu }: { readonly menu?: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const isOwn = usePage(({ analyzed }) => analyzed !== null && analyzed.linked === null)
  if (!isOwn) return null
  return (
    <button
      type="button"
      className={menu ? 'button ghost' : 'button'}
      popoverTarget={menu}
      popoverTargetAction="hide"
      onClick={() => store.getState().openDialog('share')}
    >
      <Icon name="share" />
      {t('share.open')}
    </button>
  )
}
