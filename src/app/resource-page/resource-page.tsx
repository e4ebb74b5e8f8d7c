import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import type { ResourceReport } from '../../core/analysis'
import { loadMapPanel } from '../charts'
import { Icon, Name, ObjectName, VerdictWord } from '../kit'
import { type Answered, useLastAnswer, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'
import { FindingList } from './finding-list'
import { LedgerPanel } from './ledger-panel'
import { ServerWords } from './server-words'

const MapPanel = lazy(loadMapPanel)

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
  const message = verdictOf(answered, answered.chosen.id, index)?.message ?? null
  return (
    <div className="resource-page">
      <PageHead answered={answered} resource={resource} index={index} />
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
        {message !== null && <ServerWords message={message} name={resource.name ?? t('table.noName')} />}
        {children}
        {breakdown && <FindingList insights={breakdown.insights} />}
      </div>
    </div>
  )
}

const pills = ['client-side-apply', 'server-side-apply'] as const

function PageHead(props: { readonly answered: Answered; readonly resource: ResourceReport; readonly index: number }) {
  const { answered, resource, index } = props
  const { t } = useWords()
  const store = usePageStore()
  const { line, lines, source, kind, namespace } = resource
  const count = answered.analysis.resources.length
  const span =
    lines > 1 ? t('resource.lines', { from: line, to: line + lines - 1 }) : t('resource.line', { from: line })
  return (
    <header className="resource-head">
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('resourcePage.back')}
        title={t('resourcePage.back')}
        onClick={() => store.getState().show('weigh')}
      >
        <Icon name="back" />
      </button>
      <h1>
        <ObjectName name={resource.name ?? t(resource.readable ? 'table.noName' : 'table.unreadable')} />
      </h1>
      {kind !== null && <Name className="resource-chip">{kind}</Name>}
      <span className="quiet small">
        {t('resourcePage.place', { index: index + 1, count })}, <bdi>{t('resource.in', { source, lines: span })}</bdi>
        {namespace !== null && (
          <>
            , <bdi>{t('resource.namespace', { namespace })}</bdi>
          </>
        )}
      </span>
      <span className="resource-pills">
        {pills.map(id => {
          const verdict = verdictOf(answered, id, index)?.verdict
          return (
            verdict &&
            resource.readable && (
              <span key={id} className={`verdict-pill ${verdict}`}>
                <VerdictWord
                  verdict={verdict}
                  word={t('resourcePage.pill', { way: t(`ledger.ways.${id}`), verdict: t(`verdict.${verdict}`) })}
                />
              </span>
            )
          )
        })}
      </span>
    </header>
  )
}
