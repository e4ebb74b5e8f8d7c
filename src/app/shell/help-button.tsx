import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** `menu`: id of the menu the button stands in, with its name, and which it closes. */
export function HelpButton({ menu }: { readonly menu?: string }) {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <button
      type="button"
      popoverTarget={menu}
      popoverTargetAction="hide"
      className={menu ? 'button ghost' : 'button ghost icon-only'}
      aria-label={t('app.help')}
      onClick={() => store.getState().openDialog('help')}
    >
      <Icon name="help" />
      {menu && t('app.help')}
    </button>
  )
}
