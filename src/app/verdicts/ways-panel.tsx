import { useEffect } from 'react'
import { Icon } from '../kit'
import { PasteError } from '../remedies'
import { usePage, usePageStore, type Way, type Weighed } from '../store'
import { useWords } from '../words'
import { ClusterLimits } from './cluster-limits'
import { UsedWays } from './used-ways'
import { WayDetail } from './way-detail'
import { WaysMatrix } from './ways-matrix'

/** The ways in, one load line through all of them, and what the chosen one meets. */
export function WaysPanel({ weighed }: { readonly weighed: Weighed }) {
  const { t } = useWords()
  const store = usePageStore()
  const chosen = usePage(state => state.way)
  const used = usePage(state => state.usedWays)
  const allShown = usePage(state => state.allWaysShown)
  const way = weighed.ways.find(({ id }) => id === chosen)
  // The chosen one is always in sight.
  const shown = weighed.ways.filter(({ id }) => allShown || id === chosen || used.includes(id))
  const folded = weighed.ways.filter(({ id }) => id !== chosen && !used.includes(id))
  useCarriedWeighed(weighed, allShown ? weighed.ways : shown)
  return (
    <section className="panel ways" aria-labelledby="ways-title">
      <div className="panel-head">
        <h2 id="ways-title">{t('ways.title')}</h2>
        <UsedWays />
        <ClusterLimits />
        {weighed.sources.length > 0 && <PasteError weighed={weighed} />}
      </div>
      <div className="ways-table">
        <div className="ways-head" aria-hidden="true">
          <span className="ways-head-name">{t('ways.head')}</span>
          <span className="ways-head-limit">{t('ways.limit')}</span>
        </div>
        <span className="ways-line" aria-hidden="true" />
        <WaysMatrix weighed={weighed} ways={shown} />
      </div>
      {folded.length > 0 && (
        <button
          type="button"
          className="more-ways"
          aria-expanded={allShown}
          onClick={() => store.getState().showAllWays(!allShown)}
        >
          <Icon name="down" />
          {allShown
            ? t('ways.fewer')
            : t('ways.otherWays', {
                count: folded.length,
                fit: fitting(folded),
                refuse: folded.length - fitting(folded),
              })}
        </button>
      )}
      {way && <WayDetail way={way} weighed={weighed} />}
    </section>
  )
}

/** What has to be built and compressed before a shown way can be judged is built when the input has been still for a while. */
function useCarriedWeighed({ analysis, sources }: Weighed, shown: readonly Way[]): void {
  const store = usePageStore()
  // An opened link has numbers and no text to build from.
  const isMissing =
    sources.length > 0 &&
    shown.some(({ route }) => route.carriers.some(({ measure }) => measure(analysis.whole) === null))
  useEffect(() => {
    if (!isMissing) return
    const waiting = setTimeout(() => {
      if (store.getState().weighed?.analysis === analysis) store.getState().weighCarried()
    }, stillFor)
    return () => clearTimeout(waiting)
  }, [store, analysis, isMissing])
}

/** Milliseconds. */
const stillFor = 700

function fitting(ways: readonly Way[]): number {
  return ways.filter(({ verdict }) => verdict !== 'refused').length
}
