import { type ReactNode, Suspense, useMemo } from 'react'
import { ResourceBanner } from '../answer'
import { loadMapPanel } from '../charts'
import { part } from '../kit'
import { type Answered, useLastAnswer } from '../store'
import { useWords } from '../words'
import { FindingList } from './finding-list'
import { LedgerPanel } from './ledger-panel'

const MapPanel = part(loadMapPanel)

interface ResourcePageProps {
  readonly answered: Answered
  /** Index of the resource in the analysis. */
  readonly index: number
  /** What stands in the side column below the server's words. */
  readonly children?: ReactNode
}

/** One resource alone: where its bytes come from, where they are, what is said of them. */
export function ResourcePage({ answered, index, children }: ResourcePageProps) {
  const { t } = useWords()
  const answer = useLastAnswer('breakdown', { resource: index })
  const breakdown = answer.state === 'value' ? answer.value : answer.state === 'failure' ? null : undefined
  const start = useMemo(() => ({ at: 'fields', resource: index, path: [], follow: true }) as const, [index])
  const resource = answered.analysis.resources[index]
  if (!resource) return null
  return (
    <div className="resource-page">
      <ResourceBanner answered={answered} index={index} />
      <div className="resource-main">
        {breakdown ? (
          <LedgerPanel resource={resource} ledgers={breakdown.ledgers} />
        ) : (
          <p className="chart-empty quiet">{t(breakdown === null ? 'ledger.none' : 'ledger.reading')}</p>
        )}
        {resource.readable && (
          <section className="panel map-section" aria-labelledby="map-title">
            <div className="panel-head">
              <h2 id="map-title">{t('map.title')}</h2>
            </div>
            <Suspense fallback={<p className="chart-empty quiet">{t('app.loading')}</p>}>
              <MapPanel answered={answered} start={start} />
            </Suspense>
          </section>
        )}
      </div>
      <div className="resource-side">
        {children}
        {breakdown && <FindingList insights={breakdown.insights} />}
      </div>
    </div>
  )
}
