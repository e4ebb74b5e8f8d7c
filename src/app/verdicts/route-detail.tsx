import { isEstimate, wordAt } from '../../core/analysis'
import type { Verdict } from '../../core/verdict'
import { ObjectName, VerdictWord } from '../kit'
import { Consequence } from '../remedies'
import { type Answered, usePage, usePageStore, useVerdictColumns, verdictOf } from '../store'
import { laterWords, useWords } from '../words'
import { Headroom } from './headroom'
import { ServerAnswer } from './server-answer'

/** More than these are found below the route in the matrix, and in the table. */
const shownHere = 3

/** What is refused or tight on a route, the worst of it, with the words the person will read when trying. */
export function RouteDetail({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const { select } = usePageStore().getState()
  const { resources } = answered.analysis
  // The banner says it, where no limit is only supposed.
  const said = usePage(state => (state.whatIf ? null : (answered.headline.worst?.verdict.message ?? null)))
  const route = answered.chosen
  const columns = useVerdictColumns(route.id)
  const isStopped = (index: number): boolean => columns !== null && wordAt(columns, index) !== 'fits'
  // The worst stand first, so that none is behind the first that fits.
  const fitting = columns?.worstFirst.findIndex(index => !isStopped(index)) ?? 0
  const stopped = [...(columns?.worstFirst.slice(0, fitting < 0 ? undefined : fitting) ?? [])]
  const wholeStopped = route.whole !== null && route.whole.verdict !== 'fits'
  return (
    <section className="route-detail" aria-label={t('routes.detail')}>
      {route.verdict === 'fits' && route.of > 0 && <p className="quiet">{t('routes.allFit')}</p>}
      {route.verdict === 'unknown' && (
        <p className="quiet">{t(answered.linked ? 'routes.notMeasured' : 'routes.computing')}</p>
      )}
      {route.id === 'server-dry-run' && <p className="quiet">{t('limitFacts.dryRun')}</p>}
      {route.of > 0 && <Consequence route={route.id} />}
      <ul>
        {route.whole && wholeStopped && route.whole.verdict !== 'unknown' && (
          <li>
            <div className="stopped">
              <VerdictWord verdict={route.whole.verdict} word={t(`verdict.${route.whole.verdict}`)} iconOnly />
              <span className="stopped-name">{t('routes.wholeRow')}</span>
              <Headroom verdict={route.whole} estimated={route.estimated} />
            </div>
            <Answer verdict={route.whole} name={t('routes.wholeRow')} said={said} />
          </li>
        )}
        {stopped.slice(0, shownHere).map(index => {
          const resource = resources[index]
          const verdict = verdictOf(answered, route.id, index)
          if (!resource || !verdict) return null
          return (
            <li key={index}>
              <div className="stopped">
                <VerdictWord verdict={verdict.verdict} word={t(`verdict.${verdict.verdict}`)} iconOnly />
                <button type="button" className="stopped-name link" onClick={() => select(index)}>
                  <ObjectName name={resource.name ?? t('table.noName')} />
                </button>
                <Headroom verdict={verdict} estimated={isEstimate(verdict, resource)} />
              </div>
              {verdict.later && <p className="quiet">{laterWords(t, verdict.later)}</p>}
              <Answer verdict={verdict} name={resource.name ?? t('table.noName')} said={said} />
            </li>
          )
        })}
      </ul>
      {stopped.length > shownHere && (
        <p className="quiet">{t('routes.moreAbove', { count: stopped.length - shownHere })}</p>
      )}
    </section>
  )
}

/** The words of the server, but for those that were `said` already. */
function Answer(props: { readonly verdict: Verdict; readonly name: string; readonly said: string | null }) {
  const { verdict, name, said } = props
  const { t } = useWords()
  if (verdict.message !== null && verdict.message === said) return null
  if (verdict.message !== null) return <ServerAnswer message={verdict.message} name={name} />
  const { limit, reason = 'not-sent' } = verdict
  return verdict.verdict === 'refused' && limit === null ? (
    <p className="quiet">{t(`routes.refusal.${reason}`)}</p>
  ) : null
}
