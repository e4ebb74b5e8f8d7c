import { Suspense, useEffect, useRef, useState } from 'react'
import { isWorthNaming, type RemedyReport } from '../../core/remedy'
import type { RouteId } from '../../core/route'
import { part } from '../kit'
import { type Answered, useAnswer, usePage, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'
import { RemedyRow } from './remedy-row'

const RemovalsDialog = part(() => import('./removals-dialog'))

/**
 * What would make a resource fit on a route, least invasive first, with what it costs; what does not help stays in
 * sight with the reason.
 */
export function Remedies(props: { readonly answered: Answered; readonly index: number; readonly route: RouteId }) {
  const { answered, index, route } = props
  const { t } = useWords()
  const [looking, setLooking] = useState<RemedyReport | null>(null)
  const answer = useAnswer('remedies', { resource: index })
  const store = usePageStore()
  const isAskedFor = usePage(state => state.remediesShown !== null)
  const title = useRef<HTMLHeadingElement>(null)
  const isThere = answer.state !== 'pending'
  useEffect(() => {
    if (!isAskedFor || !isThere) return
    // The focus brings it into sight.
    title.current?.focus()
    store.getState().remediesSeen()
  }, [store, isAskedFor, isThere])
  const resource = answered.analysis.resources[index]
  const verdict = verdictOf(answered, route, index)
  const isLinked = answered.linked !== null
  if (!resource?.readable || isLinked) return null
  return (
    <section className="remedies" aria-labelledby="remedies-title">
      <div className="remedies-head">
        <h2 id="remedies-title" ref={title} tabIndex={-1}>
          {t('remedies.title')}
        </h2>
        <span className="quiet small">{t('remedies.order')}</span>
      </div>
      {verdict && verdict.verdict !== 'refused' && (
        <p className="quiet">{t('remedies.fits', { name: resource.name ?? t('table.noName') })}</p>
      )}
      {answer.state === 'pending' && <p className="quiet">{t('remedies.working')}</p>}
      {answer.state === 'failure' && <p className="quiet">{t('remedies.failed', { reason: answer.failure.detail })}</p>}
      {answer.state === 'value' && (
        <ul>
          {inOrder(answer.value.filter(isWorthNaming)).map((report, place) => (
            <RemedyRow
              key={report.remedy}
              report={report}
              before={verdict ?? null}
              index={index}
              isFirst={place === 0 && report.helps}
              onLook={() => setLooking(report)}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {looking && <RemovalsDialog index={index} report={looking} onClose={() => setLooking(null)} />}
      </Suspense>
    </section>
  )
}

/** What helps first; the order of invasiveness stays within. */
function inOrder(reports: readonly RemedyReport[]): RemedyReport[] {
  const rank = ({ helps, verdict }: RemedyReport): number => (helps ? 0 : verdict ? 1 : 2)
  return reports.toSorted((a, b) => rank(a) - rank(b))
}
