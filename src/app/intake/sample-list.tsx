import type { Sample } from '../../core/sample'
import { Rich, VerdictWord } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

const ids: readonly Sample['id'][] = ['operator-with-crds', 'dashboards']

/** Inputs to try with. What makes them is loaded when one is asked for. */
export function SampleList() {
  const { t } = useWords()
  const store = usePageStore()

  async function open(id: Sample['id']): Promise<void> {
    const { samples } = await import('../../core/sample')
    const sample = samples.find(candidate => candidate.id === id)
    if (sample) store.getState().addSources([{ name: sample.fileName, content: new Blob([sample.make()]) }])
  }

  return (
    <section className="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">{t('empty.samples')}</h2>
      <ul>
        {ids.map(id => (
          <li key={id}>
            <button type="button" onClick={() => open(id)}>
              <b>{t(`sample.${id}.title`)}</b>
              <VerdictWord verdict="refused" word={t(`sample.${id}.limit`)} />
              <span className="sample-text">
                <Rich>{t(`sample.${id}.text`)}</Rich>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
