import { useEffect, useState } from 'react'
import type { Progress } from '../../engine'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What is over sooner needs no word. */
const patience = 300

/** How far the work is, and how to end it. */
export function ProgressCard() {
  const weighing = usePage(state => state.weighing)
  const splitting = usePage(state => state.splitting)
  const busy = weighing ?? splitting
  const isBusy = busy !== null
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!isBusy) return
    const timer = setTimeout(() => setShown(true), patience)
    return () => {
      clearTimeout(timer)
      setShown(false)
    }
  }, [isBusy])
  if (!busy || !shown) return null
  return <Card progress={busy.progress} isWeighing={weighing !== null} />
}

function Card({ progress, isWeighing }: { readonly progress: Progress | null; readonly isWeighing: boolean }) {
  const { t } = useWords()
  const store = usePageStore()
  const hasResult = usePage(state => (isWeighing ? state.weighed !== null : state.split !== null))
  const { cancelWeighing, cancelSplitting } = store.getState()
  const stage = progress ? t(`progress.${progress.stage}`) : t('progress.starting')
  const part = progress?.of ? progress.done / progress.of : null
  return (
    <section className={hasResult ? 'progress' : 'progress alone'} aria-label={t('progress.label')}>
      <span>
        <b role="status">{stage}</b>{' '}
        {progress && (
          <span className="quiet">
            <Count progress={progress} />
          </span>
        )}
      </span>
      <button type="button" className="button ghost" onClick={isWeighing ? cancelWeighing : cancelSplitting}>
        {t('progress.cancel')}
      </button>
      <progress aria-label={stage} max={1} {...(part === null ? {} : { value: part })} />
      {hasResult && <span className="small quiet">{t('progress.stays')}</span>}
    </section>
  )
}

function Count({ progress: { stage, done, of } }: { readonly progress: Progress }) {
  const { t } = useWords()
  if (of === null) return null
  return stage === 'reading' ? t('progress.ofBytes', { done, of }) : t('progress.ofResources', { done, of })
}
