import { FileButton, openSamplePair, PasteButton, samplePairIds } from '../intake'
import { Icon } from '../kit'
import { answeredOf, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** Before there are two inputs: which one is missing, and the ways to bring it in. */
export function CompareEmpty() {
  const { t } = useWords()
  const store = usePageStore()
  const answered = usePage(answeredOf)
  const comparing = usePage(state => state.comparing)
  const names = answered?.sources.map(({ name }) => name).join(', ') ?? ''
  if (comparing) return <div className="view-empty" />
  return (
    <section className="compare-empty" aria-labelledby="compare-empty-title">
      <div className="compare-drop">
        <h1 id="compare-empty-title">{t(answered ? 'compare.bringEarlier' : 'compare.bringLater')}</h1>
        <p className="quiet">{answered ? t('compare.earlierText', { names }) : t('compare.laterText')}</p>
        <div className="compare-acts">
          <FileButton
            className="button primary big"
            onFiles={answered ? store.getState().compareWith : store.getState().addSources}
          >
            <Icon name="file" />
            {t('empty.choose')}
          </FileButton>
          <PasteButton className="button big" />
        </div>
        {!answered && (
          <p className="compare-samples">
            {t('compare.samples')}{' '}
            {samplePairIds.map(id => (
              <button key={id} type="button" className="link" onClick={() => void openSamplePair(store.getState(), id)}>
                {t(`compare.sample.${id}`)}
              </button>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}
