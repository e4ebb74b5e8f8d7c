import { lazy, Suspense, useState } from 'react'
import { Icon } from '../kit'
import { useWords } from '../words'

const HelpDialog = lazy(() => import('./help-dialog'))

/** `menu`: id of the menu the button stands in, with its name, and which it closes. */
export function HelpButton({ menu }: { readonly menu?: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        popoverTarget={menu}
        popoverTargetAction="hide"
        className={menu ? 'button ghost' : 'button ghost icon-only'}
        aria-label={t('app.help')}
        onClick={() => setOpen(true)}
      >
        <Icon name="help" />
        {menu && t('app.help')}
      </button>
      <Suspense>{open && <HelpDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
