import type { Analysis } from '../../core/analysis'
import type { Compared } from '../../engine'
import { Banner } from '../answer'
import { FileButton } from '../intake'
import { Icon, Rich } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { signed } from './signed'
import { useCompareSentence } from './use-compare-sentence'

/** The answer in one sentence, then which two inputs it is about. */
export function CompareBanner({ compared, after }: { readonly compared: Compared; readonly after: Analysis }) {
  const { t } = useWords()
  const store = usePageStore()
  const sentence = useCompareSentence(compared.comparison)
  const earlier = usePage(state => state.earlier)
  const worse = compared.comparison.resources.some(({ newlyRefused }) => newlyRefused.length > 0)
  const nameOf = ([name = '', ...others]: readonly string[]) =>
    others.length === 0 ? name : t('compare.files', { name, count: others.length })
  const bytesBefore = compared.before.whole.source
  return (
    <Banner
      verdict={worse ? 'refused' : 'fits'}
      step={
        <div className="compare-acts">
          <FileButton className="button" onFiles={store.getState().compareWith}>
            <Icon name="file" />
            {t('compare.other')}
          </FileButton>
          <button type="button" className="button" disabled={!earlier} onClick={() => store.getState().swapCompared()}>
            <Icon name="swap" />
            {t('compare.swap')}
          </button>
          <button type="button" className="button ghost" onClick={() => store.getState().forgetEarlier()}>
            {t('compare.end')}
          </button>
        </div>
      }
      evidence={
        <div className="evidence">
          <b className="evidence-label">{t('compare.inTotal')}</b>
          <span className="evidence-text">
            {t('compare.inputs', {
              before: nameOf(compared.before.sources.map(({ name }) => name)),
              bytesBefore,
              after: nameOf(after.sources.map(({ name }) => name)),
              bytesAfter: after.whole.source,
              difference: signed(after.whole.source - bytesBefore),
            })}
          </span>
        </div>
      }
    >
      <h1>
        <Rich>{sentence}</Rich>
      </h1>
      {compared.before.problems.length > 0 && (
        <p className="also">{t('compare.problemsBefore', { count: compared.before.problems.length })}</p>
      )}
    </Banner>
  )
}
