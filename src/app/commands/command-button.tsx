import { pasteKeys } from '../../platform'
import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/**
 * Opens the palette. `menu`: id of the menu it stands in, which it closes; `short`: without its words, for lack of
 * room.
 */
export function CommandButton({ menu, short = false }: { readonly menu?: string; readonly short?: boolean }) {
  const { t } = useWords()
  const store = usePageStore()
  const [modifier] = pasteKeys()
  return (
    <button
      type="button"
      className={short ? 'button ghost icon-only' : 'button ghost'}
      aria-label={short ? t('command.open') : undefined}
      popoverTarget={menu}
      popoverTargetAction="hide"
      onClick={() => store.getState().openDialog('commands')}
    >
      <Icon name="search" />
      {!short && t('command.open')}
      {!short && !menu && <kbd className="key">{modifier} K</kbd>}
    </button>
  )
}
