import { isEstimate } from '../../core/analysis'
import type { Verdict } from '../../core/verdict'
import { ObjectName, VerdictWord } from '../kit'
import { usePageStore, type Way, type Weighed } from '../store'
import { useWords } from '../words'
import { Headroom } from './headroom'
import { ServerAnswer } from './server-answer'
import { WayLimits } from './way-limits'

/** More than these are counted here and found in the table. */
const shownHere = 20

/** What is refused or tight on a way in, with the words the person will read when trying. */
export function WayDetail({ way, weighed }: { readonly way: Way; readonly weighed: Weighed }) {
  const { t } = useWords()
  const { select } = usePageStore().getState()
  const { resources } = weighed.analysis
  const stopped = way.verdicts.flatMap((verdict, index) => {
    const resource = resources[index]
    return resource?.readable && verdict.verdict !== 'fits' ? [{ index, resource, verdict }] : []
  })
  const worstFirst = stopped.toSorted((a, b) => rank(b.verdict) - rank(a.verdict))
  const wholeStopped = way.whole !== null && way.whole.verdict !== 'fits'
  if (worstFirst.length === 0 && !wholeStopped) {
    return (
      <section className="way-detail" aria-label={t('ways.detail')}>
        {way.of > 0 && <p className="quiet">{t('ways.allFit')}</p>}
        <WayLimits way={way} />
      </section>
    )
  }
  return (
    <section className="way-detail" aria-label={t('ways.detail')}>
      <ul>
        {way.whole && wholeStopped && (
          <li>
            <div className="stopped">
              <VerdictWord verdict={way.whole.verdict} word={t(`verdict.${way.whole.verdict}`)} iconOnly />
              <span className="stopped-name">{t('ways.wholeRow')}</span>
              <Headroom verdict={way.whole} />
            </div>
            <Answer verdict={way.whole} name={t('ways.wholeRow')} />
          </li>
        )}
        {worstFirst.slice(0, shownHere).map(({ index, resource, verdict }) => (
          <li key={index}>
            <div className="stopped">
              <VerdictWord verdict={verdict.verdict} word={t(`verdict.${verdict.verdict}`)} iconOnly />
              <button type="button" className="stopped-name link" onClick={() => select(index)}>
                <ObjectName name={resource.name ?? t('table.noName')} />
              </button>
              <Headroom verdict={verdict} estimated={isEstimate(verdict, resource)} />
            </div>
            <Answer verdict={verdict} name={resource.name ?? t('table.noName')} />
          </li>
        ))}
      </ul>
      {worstFirst.length > shownHere && (
        <p className="quiet">{t('ways.more', { count: worstFirst.length - shownHere })}</p>
      )}
      <WayLimits way={way} />
    </section>
  )
}

function Answer({ verdict, name }: { readonly verdict: Verdict; readonly name: string }) {
  const { t } = useWords()
  if (verdict.message !== null) return <ServerAnswer message={verdict.message} name={name} />
  return verdict.verdict === 'refused' && verdict.limit === null ? <p className="quiet">{t('ways.notSent')}</p> : null
}

/** Refused before tight, and the further over its limit the earlier. */
function rank({ verdict, bytes, max }: Verdict): number {
  return (verdict === 'refused' ? 1e9 : 0) + (bytes !== null && max ? bytes / max : 0)
}
