import { Rich, VerdictWord } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { openSample, sampleIds } from './bring-in'

/** Inputs to try with. */
export function SampleList() {
  const { t } = useWords()
  const store = usePageStore()

  return (
    <section className="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">{t('empty.samples')}</h2>
      <ul>
        {sampleIds.map(id => (
          <li key={id}>
            <button type="button" onClick={() => openSample(store.getState(), id)}>
              <b>{t(`sample.${id}.title`)}</b>
              <span className="sample-text">
                <Rich>{t(`sample.${id}.text`)}</Rich>
              </span>
              <VerdictWord verdict="refused" word={t(`sample.${id}.limit`)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
