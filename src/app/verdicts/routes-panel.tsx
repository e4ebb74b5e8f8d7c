import { Icon } from '../kit'
import { PasteError } from '../remedies'
import { type Answered, type RouteAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { RouteDetail } from './route-detail'
import { RoutesMatrix } from './routes-matrix'
import { UsedRoutes } from './used-routes'

/** The ways in, one load line through all of them, and what the chosen one meets. */
export function RoutesPanel({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const chosen = usePage(state => state.question.route)
  const used = usePage(state => state.myRoutes)
  const allShown = usePage(state => state.allRoutesShown)
  // The chosen one is always in sight.
  const shown = answered.routes.filter(({ id }) => allShown || id === chosen || used.includes(id))
  const folded = answered.routes.filter(({ id }) => id !== chosen && !used.includes(id))
  /** Each is counted once: what is not known yet is in neither of the others. */
  function sayCounts(key: 'ways.counts' | 'ways.otherWays', routes: readonly RouteAnswer[]): string {
    const count = (word: RouteAnswer['verdict']): number => routes.filter(({ verdict }) => verdict === word).length
    const facts = { count: routes.length, fit: count('fits'), tight: count('tight'), refused: count('refused') }
    const unknown = count('unknown')
    return [
      t(key, facts),
      ...(unknown === 0
        ? []
        : [t(answered.linked ? 'ways.othersUnknown' : 'ways.othersComputing', { count: unknown })]),
    ].join(t('table.and'))
  }

  return (
    <section className="panel ways" aria-labelledby="ways-title">
      <div className="panel-head">
        <h2 id="ways-title">{t('ways.title')}</h2>
        <span className="quiet small ways-counts">{sayCounts('ways.counts', answered.routes)}</span>
        <UsedRoutes />
        {answered.sources.length > 0 && <PasteError />}
      </div>
      <div className="ways-table">
        <div className="ways-head" aria-hidden="true">
          <span className="ways-head-name">{t('ways.head')}</span>
          <span className="ways-head-limit">{t('ways.limit')}</span>
        </div>
        <span className="ways-line" aria-hidden="true" />
        <RoutesMatrix answered={answered} ways={shown} />
      </div>
      {folded.length > 0 && (
        <button
          type="button"
          className="more-ways"
          aria-expanded={allShown}
          onClick={() => store.getState().showAllRoutes(!allShown)}
        >
          <Icon name="down" />
          {allShown ? t('ways.fewer') : sayCounts('ways.otherWays', folded)}
        </button>
      )}
      <RouteDetail answered={answered} />
    </section>
  )
}
