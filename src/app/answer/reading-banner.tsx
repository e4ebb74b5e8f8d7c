import { visibleName } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Banner } from './banner'
import { Frame } from './step'

/** The first input is being read: how far that is. The answer comes where this stands. */
export function ReadingBanner() {
  const { t } = useWords()
  const store = usePageStore()
  const progress = usePage(state => state.analyzing?.progress ?? null)
  const sources = usePage(state => state.sources)
  const [first] = sources
  const what = sources.length === 1 ? visibleName(first?.name ?? '') : t('reading.files', { count: sources.length })
  const { stage, done = 0, of = null, soFar } = progress ?? {}
  const counted = of === null ? '' : t(stage === 'reading' ? 'progress.ofBytes' : 'progress.ofResources', { done, of })
  return (
    <Banner
      verdict="unknown"
      step={
        <Frame
          title={t('step.next')}
          action={
            <button type="button" className="button big" onClick={() => store.getState().cancelAnalyzing()}>
              {t('progress.cancel')}
            </button>
          }
        />
      }
      evidence={
        <div className="evidence">
          <b className="evidence-label" role="status">
            {stage ? t(`progress.${stage}`) : t('progress.starting')}
          </b>
          <span className="evidence-text">{counted}</span>
          <span className="evidence-share">
            <progress aria-label={t('progress.label')} max={1} {...(of ? { value: done / of } : {})} />
          </span>
        </div>
      }
    >
      <h1>
        <b>{t('progress.reading')}</b> {what}
        {counted !== '' && stage !== 'reading' && `: ${counted}`}
        <span className="because">{soFar ? t('progress.found', { count: soFar.resources }) : ''}</span>
      </h1>
    </Banner>
  )
}
