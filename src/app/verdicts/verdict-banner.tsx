import { limitOf } from '../../core/limit'
import { Icon, Rich, VerdictMark, VerdictWord } from '../kit'
import { SmallestFix } from '../remedies'
import { usePage, usePageStore, type Weighed } from '../store'
import { useWords } from '../words'
import { useVerdictSentence } from './use-verdict-sentence'
import { useWholeSentence } from './use-whole-sentence'

/** One sentence, the file as a whole, and what "etcd's 1 MB" really is. */
export function VerdictBanner({ weighed }: { readonly weighed: Weighed }) {
  const { t } = useWords()
  const store = usePageStore()
  const evidence = usePage(state => state.evidence)
  const { analysis, ways } = weighed
  const sentence = useVerdictSentence(weighed)
  const whole = useWholeSentence(weighed)
  const applied = ways.find(({ id }) => id === 'client-side-apply')
  const judged = applied !== undefined && applied.of > 0
  const problems = analysis.problems.length
  return (
    <section className="verdict" aria-label={t('verdict.title')}>
      <VerdictMark verdict={judged ? applied.verdict : 'refused'} />
      <div className="verdict-say">
        <h1>
          <Rich>{sentence}</Rich>
        </h1>
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
        <SmallestFix weighed={weighed} />
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
