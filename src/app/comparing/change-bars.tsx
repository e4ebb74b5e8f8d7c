import { lazy, Suspense, useRef } from 'react'
import { formatCount } from '../../core/bytes'
import { shortKind } from '../../core/words'
import { ObjectName, Segments, useWidth } from '../kit'
import { useWords } from '../words'
import { type CompareMeasureId, compareMeasures } from './compare-measures'
import type { ComparedRow } from './compared-rows'
import { signed } from './signed'

const BackToBack = lazy(() => import('./back-to-back'))

const mostBars = 12
const rowHeight = 22

/** The resources that differ most, as bars back to back: the earlier input to the left of the middle, the later one to the right. */
export function ChangeBars(props: {
  readonly rows: readonly ComparedRow[]
  readonly measure: CompareMeasureId
  readonly onMeasure: (measure: CompareMeasureId) => void
}) {
  const { t } = useWords()
  const { rows, measure, onMeasure } = props
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const shown = rows.filter(({ difference }) => difference !== 0).slice(0, mostBars)
  const longest = Math.max(1, ...shown.flatMap(({ before, after }) => [before ?? 0, after ?? 0]))
  const first = shown[0]
  const names = shown.map(({ compared }) => compared.name)
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return (
    <section className="panel" aria-labelledby="compare-bars">
      <div className="panel-head">
        <h2 id="compare-bars">{t('compare.bars')}</h2>
        <Segments
          label={t('chart.measure')}
          value={measure}
          onChange={onMeasure}
          options={compareMeasures.map(({ id }) => ({ id, label: t(`compare.measure.${id}`) }))}
        />
      </div>
      {first === undefined ? (
        <p className="compare-none quiet">{t('compare.noDifference')}</p>
      ) : (
        <figure className="change-bars" aria-label={t('compare.barsLabel', sayRow(first))}>
          <div className="change-heads" aria-hidden="true">
            <span>{t('compare.before')}</span>
            <span>{t('compare.after')}</span>
            <span>{t('compare.difference')}</span>
          </div>
          <div className="change-plot" ref={plot} aria-hidden="true">
            {width > 0 && (
              <Suspense>
                <BackToBack
                  width={width}
                  rowHeight={rowHeight}
                  end={longest}
                  bars={shown.map(({ compared, before, after }) => ({
                    key: compared.id,
                    before: before ?? 0,
                    after: after ?? 0,
                  }))}
                />
              </Suspense>
            )}
          </div>
          <ul className="change-rows">
            {shown.map(row => (
              <li key={row.compared.id} className="change-bar" style={{ height: rowHeight }}>
                <span className="change-name">
                  <ObjectName name={row.compared.name ?? t('table.noName')} />
                  {repeated.has(row.compared.name) && (
                    <span className="quiet"> {shortKind(row.compared.kind ?? '')}</span>
                  )}
                </span>
                <span className="unseen">{t('compare.barWords', sayRow(row))}</span>
                <span className="change-number" aria-hidden="true">
                  {signed(row.difference)}
                </span>
              </li>
            ))}
          </ul>
        </figure>
      )}
    </section>
  )

  function sayRow({ compared, before, after, difference }: ComparedRow) {
    return {
      name: `${repeated.has(compared.name) ? `${shortKind(compared.kind ?? '')} ` : ''}${compared.name ?? t('table.noName')}`,
      before: formatCount(before ?? 0),
      after: formatCount(after ?? 0),
      difference: signed(difference),
    }
  }
}
