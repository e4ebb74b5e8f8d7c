import { Suspense, useRef, useState } from 'react'
import { copiesManifest, type Ledgers, type ResourceReport } from '../../core/analysis'
import { formatCount } from '../../core/bytes'
import { type RouteId, routes } from '../../core/route'
import { part, Segments, useNarrow, useWidth } from '../kit'
import { clusterOf, usePage } from '../store'
import { useWords } from '../words'
import { checksOf } from './checks-of'
import { LaterWrites } from './later-writes'
import { type LedgerStep, ledgerSteps } from './ledger-steps'

const Waterfall = part(() => import('./waterfall'))

const operations = {
  'client-side-apply': 'clientSideApply',
  'server-side-apply': 'serverSideApply',
  create: 'create',
} as const
type Operation = keyof typeof operations
const offered = Object.keys(operations) as Operation[]

/**
 * From the text to the request that etcd measures, on one of kubectl's ways: a table, and its waterfall at the right.
 */
export function LedgerPanel({ resource, ledgers }: { readonly resource: ResourceReport; readonly ledgers: Ledgers }) {
  const { t } = useWords()
  const asked = usePage(state => state.question.route)
  const [chosen, setChosen] = useState<Operation>(offered.find(id => id === asked) ?? 'client-side-apply')
  const ledger = ledgers[operations[chosen]]
  const route = routeOf(chosen)
  const limits = usePage(clusterOf)
  const steps = ledger && route ? ledgerSteps(ledger, checksOf(resource, route, limits), copiesManifest(route)) : []
  return (
    <section className="panel ledger-panel" aria-labelledby="ledger-title">
      <div className="panel-head">
        <h2 id="ledger-title">{t('ledger.title')}</h2>
        <Segments
          label={t('ledger.route')}
          options={offered.map(id => ({ id, label: t(`ledger.routes.${id}`) }))}
          value={chosen}
          onChange={setChosen}
        />
        <span className="quiet small ledger-unit">{t('ledger.unit')}</span>
      </div>
      {steps.length > 0 ? <Ledger steps={steps} /> : <p className="chart-empty quiet">{t('ledger.none')}</p>}
      {steps.length > 0 && <LaterWrites resource={resource} route={chosen} />}
    </section>
  )
}

function Ledger({ steps }: { readonly steps: readonly LedgerStep[] }) {
  const { t } = useWords()
  const live = steps.find(({ verdict }) => verdict === 'refused') ?? closest(steps)
  const limit = live?.limit ?? null
  const other = steps.find(step => step.limit?.id === 'etcd.request' && step.limit.max !== limit?.max)?.limit ?? null
  const longest = Math.max(...steps.map(({ bytes }) => bytes), limit?.max ?? 0)
  const end = other && other.max < longest * 1.6 ? Math.max(longest, other.max) * 1.12 : longest * 1.12
  const shown = other && other.max < end ? other : null
  const firstMissed = steps.findIndex(({ reached }) => !reached)
  const rows = firstMissed < 0 ? steps : [...steps.slice(0, firstMissed), null, ...steps.slice(firstMissed)]
  const narrow = useNarrow()
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const lineOf = (of: LedgerStep['limit']) => of && { max: of.max, name: t(`limit.${of.id}`) }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="ledger-scroll" tabIndex={0} aria-label={t('ledger.allSteps')}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('ledger.step')}</th>
            <th scope="col">{t('ledger.change')}</th>
            <th scope="col">{t('ledger.bytes')}</th>
            <td className="ledger-lines" aria-hidden="true">
              <div className="ledger-plot" ref={plot}>
                {width > 0 && (
                  <Suspense>
                    <Waterfall
                      steps={rows}
                      width={width}
                      rowHeight={narrow ? 44 : 24}
                      barRoom={narrow ? 20 : 24}
                      end={end}
                      live={lineOf(limit)}
                      other={lineOf(shown)}
                    />
                  </Suspense>
                )}
              </div>
            </td>
          </tr>
        </thead>
        <tbody>{rows.map(step => (step ? <Row key={step.id} step={step} /> : <NotReached key="not-reached" />))}</tbody>
      </table>
    </section>
  )
}

function NotReached() {
  const { t } = useWords()
  return (
    <tr className="ledger-answer">
      <th scope="rowgroup" colSpan={4}>
        {t('ledger.notReached')}
      </th>
    </tr>
  )
}

function Row({ step }: { readonly step: LedgerStep }) {
  const { t } = useWords()
  const { id, type, change, bytes, estimated, limit, verdict, reached } = step
  const about = estimated ? '≈ ' : ''
  const name = limit ? t('ledger.ofLimit', { step: t(`ledger.steps.${id}`), max: limit.max }) : t(`ledger.steps.${id}`)
  return (
    <tr
      className={[`ledger-${type}`, verdict === 'refused' && reached && 'is-refused', !reached && 'is-missed']
        .filter(Boolean)
        .join(' ')}
    >
      <th scope="row">
        {name}
        {verdict === 'refused' && reached && <span className="unseen"> {t('verdict.refused')}</span>}
      </th>
      <td>{change !== null && `${about}${change < 0 ? '−' : '+'} ${formatCount(Math.abs(change))}`}</td>
      <td>
        {about}
        {formatCount(bytes)}
      </td>
      <td className="ledger-bars" aria-hidden="true" />
    </tr>
  )
}

/** The limit with the least left under it. */
function closest(steps: readonly LedgerStep[]): LedgerStep | undefined {
  const limited = steps.filter(({ limit }) => limit !== null)
  return limited.toSorted((a, b) => share(b) - share(a))[0]
}

function share({ bytes, limit }: LedgerStep): number {
  return limit ? bytes / limit.max : 0
}

function routeOf(id: RouteId) {
  return routes.find(route => route.id === id)
}
