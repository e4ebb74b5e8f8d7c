import { limitOf } from '../../core/limit'
import { Icon, Rich, VerdictMark, VerdictWord } from '../kit'
import { SmallestFix } from '../remedies'
import { type Answered, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { useHeadline } from './use-headline'
import { useWholeSentence } from './use-whole-sentence'

/** One sentence, the file as a whole, and what "etcd's 1 MB" really is. */
export function VerdictBanner({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const evidence = usePage(state => state.evidence)
  const { analysis, chosen } = answered
  const { sentence, because } = useHeadline(answered)
  const isSupposed = usePage(state => state.whatIf !== null)
  const whole = useWholeSentence(answered)
  const judged = chosen.of > 0
  const problems = analysis.problems.length
  return (
    <section className="verdict" aria-label={t('verdict.title')}>
      <VerdictMark verdict={judged ? chosen.verdict : 'refused'} />
      <div className="verdict-say">
        <h1>
          {isSupposed && <span className="what-if">{t('verdict.whatIf')} </span>}
          <Rich>{sentence}</Rich> {because}
        </h1>
        {isSupposed && (
          <p className="what-if-bar" role="status">
            {t('verdict.supposed')}{' '}
            <button type="button" className="button" onClick={() => store.getState().resetWhatIf()}>
              {t('verdict.reset')}
            </button>{' '}
            <button type="button" className="button ghost" onClick={() => store.getState().keepWhatIf()}>
              {t('verdict.keep')}
            </button>
          </p>
        )}
        {judged && whole !== null && (
          <>
            <p>{whole}</p>
            <p className="verdict-note">
              {t('verdict.notOneLimit', {
                data: limitOf('configmap.data').max,
                etcd: limitOf('etcd.request').max,
                annotations: limitOf('meta.annotations').max,
              })}
            </p>
          </>
        )}
      </div>
      <div className="verdict-acts">
        <SmallestFix answered={answered} />
        {judged && (
          <button type="button" className="button big" onClick={() => store.getState().show('split')}>
            <Icon name="split" />
            {t('verdict.plan')}
          </button>
        )}
        {problems > 0 && (
          <button
            type="button"
            className="button big"
            aria-pressed={evidence === 'problems'}
            onClick={() => store.getState().showEvidence(evidence === 'problems' ? 'resources' : 'problems')}
          >
            <VerdictWord
              verdict={analysis.problems.some(({ severity }) => severity === 'error') ? 'refused' : 'tight'}
              word={t('verdict.problems', { count: problems })}
            />
          </button>
        )}
      </div>
    </section>
  )
}
