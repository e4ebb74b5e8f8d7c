import { useState } from 'react'
import type { ComparedResource } from '../../core/compare'
import type { Compared } from '../../engine'
import { Segments } from '../kit'
import type { Answered } from '../store'
import { useWords } from '../words'
import { DifferencePanel } from './difference-panel'
import { TotalsTable } from './totals-table'

/** Beside the table: how the chosen resource differs, or both inputs in total. */
export function SidePanel(props: {
  readonly row: ComparedResource | null
  readonly compared: Compared
  readonly answered: Answered
}) {
  const { t } = useWords()
  const { row, compared, answered } = props
  const [chosen, setChosen] = useState<'difference' | 'totals'>('difference')
  const shown = row === null ? 'totals' : chosen
  return (
    <div className="panel compare-side">
      {row !== null && (
        <div className="compare-side-choice">
          <Segments
            label={t('compare.side')}
            value={shown}
            onChange={setChosen}
            options={[
              { id: 'difference', label: t('compare.oneDifference') },
              { id: 'totals', label: t('compare.inTotal') },
            ]}
          />
        </div>
      )}
      {row !== null && shown === 'difference' ? (
        <DifferencePanel key={row.id} row={row} compared={compared} answered={answered} />
      ) : (
        <TotalsTable comparison={compared.comparison} />
      )}
    </div>
  )
}
