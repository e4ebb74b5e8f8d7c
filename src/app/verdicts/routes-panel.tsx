import { Icon } from '../kit'
import { PasteError } from '../remedies'
import { type Answered, type RouteAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { RouteDetail } from './route-detail'
import { RoutesMatrix } from './routes-matrix'
import { UsedRoutes } from './used-routes'

/** The routes, one load line through all of them, and what the chosen one meets. */
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
  function sayCounts(key: 'routes.counts' | 'routes.otherRoutes', routes: readonly RouteAnswer[]): string {
    const count = (word: RouteAnswer['verdict']): number => routes.filter(({ verdict }) => verdict === word).length
    const facts = { count: routes.length, fit: count('fits'), tight: count('tight'), refused: count('refused') }
    const unknown = count('unknown')
    return [
      t(key, facts),
      ...(unknown === 0
        ? []
        : [t(answered.linked ? 'routes.othersUnknown' : 'routes.othersComputing', { count: unknown })]),
    ].join(t('table.and'))
  }

  return (
    <section className="panel routes" aria-labelledby="routes-title">
      <div className="panel-head">
        <h2 id="routes-title">{t('routes.title')}</h2>
        <span className="quiet small routes-counts">{sayCounts('routes.counts', answered.routes)}</span>
        <UsedRoutes />
        {answered.sources.length > 0 && <PasteError />}
      </div>
      <div className="routes-table">
        <div className="routes-head" aria-hidden="true">
          <span className="routes-head-name">{t('routes.head')}</span>
          <span className="routes-head-limit">{t('routes.limit')}</span>
        </div>
        <span className="routes-line" aria-hidden="true" />
        <RoutesMatrix answered={answered} routes={shown} />
      </div>
      {folded.length > 0 && (
        <button
          type="button"
          className="more-routes"
          aria-expanded={allShown}
          onClick={() => store.getState().showAllRoutes(!allShown)}
        >
          <Icon name="down" />
          {allShown ? t('routes.fewer') : sayCounts('routes.otherRoutes', folded)}
        </button>
      )}
      <RouteDetail answered={answered} />
    </section>
  )
}
