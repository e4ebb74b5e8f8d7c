import { formatCount } from '../../core/bytes'
import { ObjectName, Segments } from '../kit'
import { useWords } from '../words'
import { type CompareMeasureId, compareMeasures } from './compare-measures'
import type { ComparedRow } from './compared-rows'
import { signed } from './signed'

const mostBars = 12

/** The resources that differ most, as bars back to back: the earlier input to the left of the middle, the later one to the right. */
export function ChangeBars(props: {
  readonly rows: readonly ComparedRow[]
  readonly measure: CompareMeasureId
  readonly onMeasure: (measure: CompareMeasureId) => void
}) {
  const { t } = useWords()
  const { rows, measure, onMeasure } = props
  const shown = rows.filter(({ difference }) => difference !== 0).slice(0, mostBars)
  const longest = Math.max(1, ...shown.flatMap(({ before, after }) => [before ?? 0, after ?? 0]))
  const first = shown[0]
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
          <ul>
            {shown.map(row => (
              <li key={row.compared.id} className="change-bar">
                <span className="change-name">
                  <ObjectName name={row.compared.name ?? t('table.noName')} />
                </span>
                <span className="unseen">{t('compare.barWords', sayRow(row))}</span>
                <span className="change-sides" aria-hidden="true">
                  <span className="change-before" style={{ width: share(row.before, longest) }} />
                  <span
                    className={row.difference > 0 ? 'change-after grown' : 'change-after'}
                    style={{ width: share(row.after, longest) }}
                  />
                </span>
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
      name: compared.name ?? t('table.noName'),
      before: formatCount(before ?? 0),
      after: formatCount(after ?? 0),
      difference: signed(difference),
    }
  }
}

/** Half of the track is as long as the longest bar. */
function share(bytes: number | null, longest: number): string {
  return `${(((bytes ?? 0) / longest) * 50).toFixed(2)}%`
}
