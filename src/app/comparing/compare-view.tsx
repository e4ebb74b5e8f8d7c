import { useMemo, useState } from 'react'
import { answeredOf, comparedOf, linkedComparisonOf, useAnswer, usePage } from '../store'
import { ChangeTable } from './change-table'
import { CompareBanner } from './compare-banner'
import { CompareEmpty } from './compare-empty'
import { type CompareMeasureId, compareMeasures } from './compare-measures'
import { comparedRows } from './compared-rows'
import { SidePanel } from './side-panel'

/** What changed since the last version. */
export function CompareView() {
  const answered = usePage(answeredOf)
  const here = usePage(comparedOf)
  const link = usePage(linkedComparisonOf)
  const linked = useAnswer(link === null ? null : 'compareLinked', { link: link ?? '' })
  const compared = link === null ? here : linked.state === 'value' ? linked.value : null
  const [measureId, setMeasure] = useState<CompareMeasureId>('json')
  const [chosen, choose] = useState<string | null>(null)
  const measure = compareMeasures.find(({ id }) => id === measureId)
  const after = answered?.analysis
  const rows = useMemo(
    () =>
      compared && after && measure
        ? comparedRows(compared.comparison.resources, { before: compared.before, after }, measure)
        : [],
    [compared, after, measure],
  )
  if (link !== null && linked.state === 'failure') return <p role="alert">{linked.failure.detail}</p>
  if (!answered || !compared) return link === null ? <CompareEmpty /> : <div className="view-empty" />
  // Two inputs that have nothing in common stand side by side by totals, until a row is chosen.
  const first = compared.comparison.common > 0 ? rows.find(({ compared }) => compared.change !== 'same') : undefined
  const row = rows.find(({ compared }) => compared.id === chosen) ?? first
  return (
    <div className="compare">
      <CompareBanner compared={compared} answered={answered} />
      <div className="compare-columns">
        <ChangeTable
          rows={rows}
          measure={measureId}
          onMeasure={setMeasure}
          chosen={row?.compared.id ?? null}
          onChoose={choose}
        />
        <SidePanel row={row?.compared ?? null} compared={compared} answered={answered} />
      </div>
    </div>
  )
}
