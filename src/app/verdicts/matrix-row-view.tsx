// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be grids of their own, which narrow windows need
// biome-ignore-all lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the row has the focus, and the tree of rows its keys
import type { ReactNode } from 'react'
import { isEstimate, type ResourceReport } from '../../core/analysis'
import { limitOf, maxOf } from '../../core/limit'
import { shareOf, type Verdict } from '../../core/verdict'
import { DraughtBar, formatShare, Icon, ObjectName, Rich, VerdictWord } from '../kit'
import { clusterOf, usePage } from '../store'
import { laterWords, useWords } from '../words'
import type { MatrixRow } from './matrix-rows'
import { useMeets } from './use-meets'

/** One row of the matrix: verdict, name over what is met first, bar, share. */
export function MatrixRowView(props: {
  readonly id: string
  readonly row: MatrixRow
  readonly level: 1 | 2
  readonly resources: readonly ResourceReport[]
  readonly isActive: boolean
  readonly onFocus: () => void
  readonly onClick: () => void
  readonly onDoubleClick: () => void
  readonly onToggle: () => void
}) {
  const { id, row, level, resources, isActive, onFocus, onClick, onDoubleClick, onToggle } = props
  const chosen = usePage(state => state.question.route)
  const selected = usePage(state => state.selected)
  const isChosen =
    row.kind === 'way'
      ? row.way.id === chosen
      : row.kind === 'resource' && row.way.id === chosen && row.index === selected
  return (
    <div
      id={id}
      role="row"
      aria-level={level}
      // The chosen way is the selection; the chosen resource is the one that the whole page looks at.
      {...(row.kind === 'way' ? { 'aria-selected': isChosen, 'aria-expanded': row.isOpen } : {})}
      {...(row.kind === 'resource' && isChosen ? { 'aria-current': true } : {})}
      tabIndex={isActive ? 0 : -1}
      className={classOf(row)}
      data-selected={isChosen || undefined}
      onFocus={onFocus}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      {row.kind === 'way' && (
        <span
          className="way-toggle"
          aria-hidden="true"
          onClick={event => {
            event.stopPropagation()
            onToggle()
          }}
        >
          <Icon name="down" />
        </span>
      )}
      <Cells row={row} resources={resources} />
    </div>
  )
}

function Cells({ row, resources }: { readonly row: MatrixRow; readonly resources: readonly ResourceReport[] }) {
  const { t } = useWords()
  const settings = usePage(clusterOf)
  const meetsOfWay = useMeets()
  const meets = useMeetsOfOne()
  if (row.kind === 'way') {
    const { way } = row
    return (
      <Judged verdict={way.meets} word={way.verdict} name={<Rich>{t(`way.${way.id}`)}</Rich>} meets={meetsOfWay(way)} />
    )
  }
  if (row.kind === 'whole') {
    return <Judged verdict={row.verdict} name={t('ways.wholeRow')} meets={meets(row.verdict, row.way.estimated)} />
  }
  if (row.kind === 'resource') {
    const resource = resources[row.index]
    if (!resource) return null
    const name = <ObjectName name={resource.name ?? t('table.noName')} />
    return <Judged verdict={row.verdict} name={name} meets={meets(row.verdict, isEstimate(row.verdict, resource))} />
  }
  if (row.kind === 'more') {
    return (
      <span role="gridcell" className="way-name">
        {t('ways.more', { count: row.count })}
      </span>
    )
  }
  const max = maxOf(settings, row.limit)
  return (
    <>
      <span role="gridcell" className="way-verdict">
        {t('ways.limitRow')}
      </span>
      <span role="gridcell" className="way-name">
        {t(`limit.${row.limit}`)}
        <span className="way-meets">{limitOf(row.limit).enforcedBy}</span>
      </span>
      <span role="gridcell" className="way-max">
        {max === null ? t('limitFacts.none') : t('limitFacts.max', { max })}
      </span>
    </>
  )
}

function Judged(props: {
  /** Null where nothing was held against a limit. */
  readonly verdict: Verdict | null
  /** Of the way as a whole, where that is another. */
  readonly word?: Verdict['verdict']
  readonly name: ReactNode
  readonly meets: string
}) {
  const { verdict, name, meets } = props
  const { t } = useWords()
  const word = props.word ?? verdict?.verdict ?? 'fits'
  const share = verdict ? shareOf(verdict) : 0
  return (
    <>
      <span role="gridcell" className="way-verdict">
        <VerdictWord verdict={word} word={t(`verdict.${word}`)} />
      </span>
      <span role="gridcell" className="way-name">
        {name}
        <span className="way-meets">{meets}</span>
      </span>
      <DraughtBar share={share} verdict={word} />
      <span role="gridcell" className="way-share">
        {word === 'unknown' ? '' : verdict?.max ? formatShare(share) : '–'}
      </span>
    </>
  )
}

function useMeetsOfOne(): (verdict: Verdict, isEstimated: boolean) => string {
  const { t } = useWords()
  return ({ limit, bytes, max, reason = 'not-sent', later }, isEstimated) => {
    if (later) return laterWords(t, later)
    if (limit !== null && bytes === null) return t('ways.unknown', { limit: t(`limit.${limit}`) })
    if (limit === null || bytes === null || max === null) return t(`ways.refusal.${reason}`)
    const facts = { limit: t(`limit.${limit}`), bytes, max }
    return isEstimated ? t('ways.meetsAbout', facts) : t('ways.meets', facts)
  }
}

function classOf(row: MatrixRow): string {
  if (row.kind === 'way')
    return `way ${row.way.verdict}${row.way.id === 'clusterresourceset-configmap-json' ? ' sub' : ''}`
  const verdict = row.kind === 'whole' || row.kind === 'resource' ? ` ${row.verdict.verdict}` : ''
  return `way below ${row.kind}${verdict}`
}
