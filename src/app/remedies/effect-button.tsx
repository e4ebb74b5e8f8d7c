import { type ReactNode, Suspense, useState } from 'react'
import { part } from '../kit'
import { useWords } from '../words'

const EffectDialog = part(() => import('./effect-dialog'))

/** Opens the effect of the whole; what stands in the button is its short form. */
export function EffectButton({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="link" title={t('effect.open')} onClick={() => setOpen(true)}>
        <span className="unseen">{t('effect.open')}: </span>
        {children}
      </button>
      <Suspense>{open && <EffectDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
