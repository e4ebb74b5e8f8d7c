import { lazy, Suspense, useState } from 'react'
import { Icon } from '../kit'
import { useWords } from '../words'

const HelpDialog = lazy(() => import('./help-dialog'))

export function HelpButton({ named = false }: { readonly named?: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={named ? 'button ghost' : 'button ghost icon-only'}
        aria-label={t('app.help')}
        onClick={() => setOpen(true)}
      >
        <Icon name="help" />
        {named && t('app.help')}
      </button>
      <Suspense>{open && <HelpDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
