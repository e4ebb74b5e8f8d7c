import { useEffect, useState } from 'react'
import type { Progress } from '../../engine'
import { visibleName } from '../kit'
import { type PageState, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What is over sooner needs no word. */
const patience = 300

/** How far the work is, and how to end it. */
export function ProgressCard() {
  const analyzing = usePage(state => state.analyzing)
  const splitting = usePage(state => state.splitting)
  const comparing = usePage(state => state.comparing)
  const gathering = usePage(state => state.gathering)
  const isFirst = usePage(state => state.analyzed === null && state.view !== 'split' && state.view !== 'compare')
  // Where nothing is on the page yet the banner says how far the reading is.
  const busy = gathering ?? (isFirst ? null : analyzing) ?? splitting ?? comparing
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
  return (
    <Card
      progress={busy.progress}
      work={gathering ? 'gathering' : analyzing ? 'analyzing' : splitting ? 'splitting' : 'comparing'}
    />
  )
}

type Work = 'gathering' | 'analyzing' | 'splitting' | 'comparing'

/** Looking through folders is the page's own work. */
type Shown = Progress | NonNullable<PageState['gathering']>['progress']

function Card({ progress, work }: { readonly progress: Shown | null; readonly work: Work }) {
  const { t } = useWords()
  const store = usePageStore()
  const { analyzed, splitMade, comparedFor } = usePage(state => state)
  const hasResult =
    { gathering: analyzed, analyzing: analyzed, splitting: splitMade, comparing: comparedFor }[work] !== null
  const { cancelGathering, cancelAnalyzing, cancelSplitting, cancelComparing } = store.getState()
  const cancel = {
    gathering: cancelGathering,
    analyzing: cancelAnalyzing,
    splitting: cancelSplitting,
    comparing: cancelComparing,
  }[work]
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
      <button type="button" className="button ghost" onClick={cancel}>
        {t('progress.cancel')}
      </button>
      <progress aria-label={stage} max={1} {...(part === null ? {} : { value: part })} />
      {hasResult && <span className="small quiet">{t('progress.stays')}</span>}
    </section>
  )
}

function Count({ progress }: { readonly progress: Shown }) {
  const { t } = useWords()
  if (progress.stage === 'gathering') return t('progress.gathered', { count: progress.done })
  const { stage, done, of, soFar } = progress
  if (of === null) return null
  if (stage !== 'reading') return t('progress.ofResources', { done, of })
  const bytes = t('progress.ofBytes', { done, of })
  if (!soFar) return bytes
  const { resources, refused, largest } = soFar
  return [
    bytes,
    t('progress.found', { count: resources }),
    ...(refused !== null && refused > 0 ? [t('progress.refused', { count: refused })] : []),
    ...(largest ? [t('progress.largest', { ...largest, name: visibleName(largest.name ?? t('table.noName')) })] : []),
  ].join(' · ')
}
