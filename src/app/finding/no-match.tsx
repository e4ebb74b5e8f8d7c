import { useMemo } from 'react'
import type { ResourceReport } from '../../core/analysis'
import { type FilterFacts, nearestFilter } from '../../core/filter'
import { visibleName } from '../kit'
import { useWords } from '../words'

/** That nothing matches, and the filter that was probably meant, to be pressed. */
export function NoMatch(props: {
  readonly filter: string
  readonly resources: readonly ResourceReport[]
  readonly facts: FilterFacts
  readonly onFilter: (filter: string) => void
}) {
  const { filter, resources, facts, onFilter } = props
  const { t } = useWords()
  const near = useMemo(() => nearestFilter(filter, resources, facts), [filter, resources, facts])
  return (
    <p className="table-empty quiet">
      {t('table.noMatch', { filter })}{' '}
      {near && (
        <>
          {t('filter.nearest')}{' '}
          <button type="button" className="link" onClick={() => onFilter(near.text)}>
            <bdi>{visibleName(near.text)}</bdi>
          </button>{' '}
          {t('filter.found', { count: near.count })}{' '}
        </>
      )}
      <button type="button" className="link" onClick={() => onFilter('')}>
        {t('filter.all')}
      </button>
    </p>
  )
}
