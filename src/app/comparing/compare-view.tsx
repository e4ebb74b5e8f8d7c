import { useMemo, useState } from 'react'
import { answeredOf, comparedOf, usePage } from '../store'
import { BundleChanges } from './bundle-changes'
import { ChangeBars } from './change-bars'
import { ChangeTable } from './change-table'
import { CompareBanner } from './compare-banner'
import { CompareEmpty } from './compare-empty'
import { type CompareMeasureId, compareMeasures } from './compare-measures'
import { comparedRows } from './compared-rows'
import { TotalsTable } from './totals-table'

/** What changed since the last version. */
export function CompareView() {
  const answered = usePage(answeredOf)
  const compared = usePage(comparedOf)
  const [measureId, setMeasure] = useState<CompareMeasureId>('json')
  const measure = compareMeasures.find(({ id }) => id === measureId)
  const after = answered?.analysis
  const rows = useMemo(
    () =>
      compared && after && measure
        ? comparedRows(compared.comparison.resources, { before: compared.before, after }, measure)
        : [],
    [compared, after, measure],
  )
  if (!answered || !compared) return <CompareEmpty />
  // Of two inputs that have nothing in common neither is the later version of the other.
  const isUpgrade = compared.comparison.common > 0
  return (
    <div className="compare">
      <CompareBanner compared={compared} after={answered.analysis} />
      <div className="compare-upper">
        <TotalsTable comparison={compared.comparison} />
        <ChangeBars rows={rows} measure={measureId} onMeasure={setMeasure} />
      </div>
      <div className={isUpgrade ? 'compare-lower' : 'compare-lower alone'}>
        <ChangeTable rows={rows} />
        {isUpgrade && <BundleChanges compared={compared} />}
      </div>
    </div>
  )
}
