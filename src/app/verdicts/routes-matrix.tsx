// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be grids of their own, which narrow windows need
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { LimitId } from '../../core/limit'
import type { RouteId } from '../../core/route'
import { moveActive } from '../kit'
import { type Answered, columnsOf, isJudgedBehind, type RouteAnswer, usePage, usePageStore, verdictOf } from '../store'
import { LimitFloat } from './limit-float'
import { MatrixRowView } from './matrix-row-view'
import { levelOf, type MatrixRow, matrixRows, type RouteRows } from './matrix-rows'

/** Resources of an open way that are shown at first, and with every asking for more. */
const firstShown = 10
const moreShown = 50
/** Rows that Page Up and Page Down walk. */
const page = 10

/**
 * The routes as a tree of rows. One tab stop, and the focus is on a row: arrows, Home and End walk, Right opens and
 * Left closes or leads back to the way. What is walked to is chosen, so that chart, table and editor follow; Enter
 * opens a way, a resource's own page, or what is known of a limit.
 */
export function RoutesMatrix({
  answered,
  routes,
}: {
  readonly answered: Answered
  readonly routes: readonly RouteAnswer[]
}) {
  const id = useId()
  const store = usePageStore()
  const chosen = usePage(state => state.question.route)
  const selected = usePage(state => state.selected)
  const open = usePage(state => state.openRoutes)
  const [more, setMore] = useState<Readonly<Partial<Record<RouteId, number>>>>({})
  const [activeKey, setActive] = useState<string | null>(null)
  const [looked, setLooked] = useState<{ readonly limit: LimitId; readonly row: HTMLElement } | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const { analysis } = answered
  const rowsOf = useRouteRows(answered, open)
  const rows = useMemo(
    () => matrixRows(routes, open, route => firstShown + (more[route] ?? 0) * moreShown, rowsOf),
    [routes, open, more, rowsOf],
  )
  // The keyboard enters at the chosen resource, coming back from its page, or else at the chosen way.
  const entered = [activeKey, `${chosen} ${selected}`, chosen].map(key => rows.findIndex(row => row.key === key))
  const active = entered.find(index => index >= 0) ?? 0

  function rowAt(index: number): HTMLElement | null {
    return document.getElementById(`${id}${rows[index]?.key.replaceAll(' ', '_')}`)
  }

  function choose(row: MatrixRow): void {
    const { question, selected, chooseRoute, select } = store.getState()
    setActive(row.key)
    if (row.route.id !== question.route) chooseRoute(row.route.id)
    if (row.kind === 'resource' && row.index !== selected) select(row.index)
  }

  function walkTo(index: number): void {
    const row = rows[index]
    if (!row) return
    choose(row)
    rowAt(index)?.focus()
  }

  function act(row: MatrixRow, index: number): void {
    if (row.kind === 'route') store.getState().openRoute(row.route.id, !row.isOpen)
    if (row.kind === 'resource') store.getState().openResource(row.index)
    if (row.kind === 'more') showMore(row, index)
    const element = rowAt(index)
    if (row.kind === 'limit' && element) setLooked({ limit: row.limit, row: element })
  }

  /** The first of those that come stands where the row was. */
  function showMore({ route }: MatrixRow, index: number): void {
    setMore({ ...more, [route.id]: (more[route.id] ?? 0) + 1 })
    requestAnimationFrame(() => {
      const first = body.current?.querySelectorAll<HTMLElement>('[role="row"]')[index]
      first?.focus()
    })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (onKey(event.key)) event.preventDefault()
  }

  function onKey(key: string): boolean {
    const row = rows[active]
    if (!row) return false
    if (key === 'Enter' || key === ' ') act(row, active)
    else if (key === 'ArrowRight') forward(row)
    else if (key === 'ArrowLeft') back(row)
    else {
      const next = moveActive(key, active, { count: rows.length, page })
      if (next === null) return false
      walkTo(next)
    }
    return true
  }

  function forward(row: MatrixRow): void {
    if (row.kind !== 'route') return
    if (row.isOpen) walkTo(active + 1)
    else store.getState().openRoute(row.route.id, true)
  }

  function back(row: MatrixRow): void {
    if (row.kind !== 'route') walkTo(rows.findIndex(({ key }) => key === row.route.id))
    else if (row.isOpen) store.getState().openRoute(row.route.id, false)
  }

  function onClick(row: MatrixRow, index: number): void {
    const wasChosen = row.kind === 'route' && row.route.id === chosen
    choose(row)
    if (wasChosen || row.kind === 'more' || row.kind === 'limit') act(row, index)
  }

  return (
    <>
      <div ref={body} role="treegrid" aria-labelledby="routes-title" onKeyDown={onKeyDown}>
        {rows.map((row, index) => (
          <MatrixRowView
            key={row.key}
            id={`${id}${row.key.replaceAll(' ', '_')}`}
            row={row}
            level={levelOf(row)}
            resources={analysis.resources}
            isActive={index === active}
            onFocus={() => setActive(row.key)}
            onClick={() => onClick(row, index)}
            onDoubleClick={() => row.kind === 'resource' && act(row, index)}
            onToggle={() => act(row, index)}
          />
        ))}
      </div>
      {looked && <LimitFloat id={looked.limit} row={looked.row} onClose={() => setLooked(null)} />}
    </>
  )
}

/** The rows below the open routes; where there are many resources the worker judges them. */
function useRouteRows(answered: Answered, open: readonly RouteId[]): (route: RouteId) => RouteRows | null {
  const store = usePageStore()
  const isBehind = usePage(({ analyzed }) => analyzed !== null && isJudgedBehind(analyzed))
  const answers = usePage(state => (isBehind ? state.answers : null))
  useEffect(() => {
    if (isBehind) for (const route of open) store.getState().want('verdicts', { route })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the worker has answered by now
  return useCallback(
    route => {
      const columns = columnsOf(store.getState(), route)
      return columns && { worstFirst: columns.worstFirst, verdictAt: index => verdictOf(answered, route, index) }
    },
    [store, answered, answers],
  )
}
