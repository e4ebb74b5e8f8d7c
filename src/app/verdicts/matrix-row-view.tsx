// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be grids of their own, which narrow windows need
// biome-ignore-all lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the row has the focus, and the tree of rows its keys
import type { ReactNode } from 'react'
import { isEstimate, type ResourceReport } from '../../core/analysis'
import { limitOf, maxOf } from '../../core/limit'
import { shareOf, type Verdict } from '../../core/verdict'
import { DraughtBar, formatShare, Icon, ObjectName, Rich, VerdictWord } from '../kit'
import { clusterOf, usePage } from '../store'
import { laterWords, routeWords, useWords } from '../words'
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
    row.kind === 'route'
      ? row.route.id === chosen
      : row.kind === 'resource' && row.route.id === chosen && row.index === selected
  return (
    <div
      id={id}
      role="row"
      aria-level={level}
      // The chosen way is the selection; the chosen resource is the one that the whole page looks at.
      {...(row.kind === 'route' ? { 'aria-selected': isChosen, 'aria-expanded': row.isOpen } : {})}
      {...(row.kind === 'resource' && isChosen ? { 'aria-current': true } : {})}
      tabIndex={isActive ? 0 : -1}
      className={classOf(row)}
      data-selected={isChosen || undefined}
      onFocus={onFocus}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      {row.kind === 'route' && (
        <span
          className="route-toggle"
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
  const meetsOfRoute = useMeets()
  const meets = useMeetsOfOne()
  if (row.kind === 'route') {
    const { route } = row
    return (
      <Judged
        verdict={route.meets}
        word={route.verdict}
        name={<Rich>{routeWords(t, route.id)}</Rich>}
        meets={meetsOfRoute(route)}
      />
    )
  }
  if (row.kind === 'whole') {
    return <Judged verdict={row.verdict} name={t('routes.wholeRow')} meets={meets(row.verdict, row.route.estimated)} />
  }
  if (row.kind === 'resource') {
    const resource = resources[row.index]
    if (!resource) return null
    const name = <ObjectName name={resource.name ?? t('table.noName')} />
    return <Judged verdict={row.verdict} name={name} meets={meets(row.verdict, isEstimate(row.verdict, resource))} />
  }
  if (row.kind === 'more') {
    return (
      <span role="gridcell" className="route-name">
        {t('routes.more', { count: row.count })}
      </span>
    )
  }
  const max = maxOf(settings, row.limit)
  return (
    <>
      <span role="gridcell" className="route-verdict">
        {t('routes.limitRow')}
      </span>
      <span role="gridcell" className="route-name">
        {t(`limit.${row.limit}`)}
        <span className="route-meets">{limitOf(row.limit).enforcedBy}</span>
      </span>
      <span role="gridcell" className="route-max">
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
      <span role="gridcell" className="route-verdict">
        <VerdictWord verdict={word} word={t(`verdict.${word}`)} />
      </span>
      <span role="gridcell" className="route-name">
        {name}
        <span className="route-meets">{meets}</span>
      </span>
      <DraughtBar share={share} verdict={word} />
      <span role="gridcell" className="route-share">
        {word === 'unknown' ? '' : verdict?.max ? formatShare(share) : '–'}
      </span>
    </>
  )
}

function useMeetsOfOne(): (verdict: Verdict, isEstimated: boolean) => string {
  const { t } = useWords()
  return ({ limit, bytes, max, reason = 'not-sent', later }, isEstimated) => {
    if (later) return laterWords(t, later)
    if (limit !== null && bytes === null) return t('routes.unknown', { limit: t(`limit.${limit}`) })
    if (limit === null || bytes === null || max === null) return t(`routes.refusal.${reason}`)
    const facts = { limit: t(`limit.${limit}`), bytes, max }
    return isEstimated ? t('routes.meetsAbout', facts) : t('routes.meets', facts)
  }
}

function classOf(row: MatrixRow): string {
  if (row.kind === 'route')
    return `route ${row.route.verdict}${row.route.id === 'clusterresourceset-configmap-json' ? ' sub' : ''}`
  const verdict = row.kind === 'whole' || row.kind === 'resource' ? ` ${row.verdict.verdict}` : ''
  return `route below ${row.kind}${verdict}`
}
