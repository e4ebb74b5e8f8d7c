import { lazy, Suspense, useState } from 'react'
import { Icon } from '../kit'
import type { Answered } from '../store'
import { useWords } from '../words'

const PasteErrorDialog = lazy(() => import('./paste-error-dialog'))

/** Opens the field for what kubectl and others printed. */
export function PasteError({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button ghost" onClick={() => setOpen(true)}>
        <Icon name="paste" />
        {t('errors.open')}
      </button>
      <Suspense>{open && <PasteErrorDialog answered={answered} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
