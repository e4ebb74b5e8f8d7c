import { lazy, Suspense, useState } from 'react'
import { Icon } from '../kit'
import { usePage } from '../store'
import { useWords } from '../words'

const ShareDialog = lazy(() => import('./share-dialog'))

/** Opens the share dialog; there once something of one's own is weighed. `menu`: id of the menu it stands in, which it closes. */
export function ShareButton({ menu }: { readonly menu?: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const weighed = usePage(state => state.weighed)
  if (!weighed || weighed.sources.length === 0) return null
  return (
    <>
      <button
        type="button"
        className={menu ? 'button ghost' : 'button'}
        popoverTarget={menu}
        popoverTargetAction="hide"
        onClick={() => setOpen(true)}
      >
        <Icon name="share" />
        {t('share.open')}
      </button>
      <Suspense>{open && <ShareDialog weighed={weighed} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
