import { VerdictWord } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** Why no answer came, and what to do; the last good result stays below it. */
export function FailureBar() {
  const { t } = useWords()
  const { analyze, planAgain, compareAgain } = usePageStore().getState()
  const analyzeFailure = usePage(state => state.analyzeFailure)
  const splitFailure = usePage(state => (state.view === 'split' ? state.splitFailure?.failure : null))
  const compareFailure = usePage(state => (state.view === 'compare' ? state.compareFailure?.failure : null))
  const failure = analyzeFailure ?? splitFailure ?? compareFailure
  if (!failure) return <div className="failure-place" role="alert" />
  return (
    <div className="failure-place" role="alert">
      <div className="failure">
        <VerdictWord verdict="refused" word={t('failure.title')} />
        <p>{t(`failure.${failure.code}`, { detail: failure.detail })}</p>
        <button
          type="button"
          className="button"
          onClick={analyzeFailure ? analyze : splitFailure ? planAgain : compareAgain}
        >
          {t('failure.again')}
        </button>
      </div>
    </div>
  )
}
