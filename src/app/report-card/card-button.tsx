import { Icon } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** Opens the size report card; there once something of one's own is answered. */
export function CardButton({ className, onOpen }: { readonly className: string; readonly onOpen?: () => void }) {
  const { t } = useWords()
  const store = usePageStore()
  const isOwn = usePage(({ analyzed }) => analyzed !== null && analyzed.linked === null)
  if (!isOwn) return null
  return (
    <button
      type="button"
      className={className}
      onClick={() => {
        onOpen?.()
        store.getState().show('card')
      }}
    >
      <Icon name="file" />
      {t('card.title')}
    </button>
  )
}
