// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn apart from each other, which rows in sight need
// biome-ignore-all lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the grid holds the focus, its keys reach every part
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { moveActive } from './move-active'
import { useShownWindow } from './use-window'

export interface Column<Row> {
  readonly id: string
  readonly head: string
  /** A track of a CSS grid. */
  readonly width: string
  readonly numeric?: boolean
  /** The head is for those who hear the table; the column explains itself to those who see it. */
  readonly headUnseen?: boolean
  /** Direction of the rows' order when they are sorted by this column; null when they could be. */
  readonly sorted?: 'ascending' | 'descending' | null
  readonly cell: (row: Row) => ReactNode
}

interface GridProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowHeight: number
  readonly keyOf: (row: Row) => string | number
  readonly className?: string
  /** Key of the chosen row. */
  readonly selected?: string | number | null
  /** A row was walked to or clicked. */
  readonly onSelect?: (row: Row) => void
  /** A row was clicked, or Enter was pressed on it. */
  readonly onOpen?: (row: Row) => void
  /** A row was clicked twice, or Enter was pressed on it: for what leads away from here. */
  readonly onEnter?: (row: Row) => void
  readonly onSort?: (column: string) => void
  /** Heads are not shown, and rows say by themselves what they are: for narrow windows. */
  readonly headless?: boolean
}

const headHeight = 27

/**
 * A table of any length that draws only the rows in sight. One tab stop: arrows, Page Up and Down, Home and End walk
 * the rows; from the first row Arrow Up leads to the heads, where Enter sorts. The focus stays on the grid and points
 * to the active row, so that scrolling a row out of sight cannot lose it.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, rows, rowHeight, keyOf, selected = null, headless = false } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const lead = headless ? 0 : headHeight
  const shown = useShownWindow(scroller, { count: rows.length, size: rowHeight, axis: 'y', lead })
  const chosen = selected === null ? -1 : rows.findIndex(row => keyOf(row) === selected)
  const [active, setActive] = useState<Active>({ part: 'row', index: 0 })
  const activeRow = active.part === 'row' ? Math.min(active.index, rows.length - 1) : -1

  // The focus stays with the chosen row when the order changes; on a head it stays where it sorts.
  useEffect(() => {
    if (chosen >= 0) setActive(last => (last.part === 'head' ? last : { part: 'row', index: chosen }))
  }, [chosen])

  // A row chosen elsewhere (in the chart, in the problems) comes into sight here.
  const chosenNow = useRef(chosen)
  chosenNow.current = chosen
  useEffect(() => {
    if (selected !== null && chosenNow.current >= 0)
      bringIntoSight(scroller.current, chosenNow.current, rowHeight, lead)
  }, [selected, rowHeight, lead])

  function walkTo(index: number): void {
    const row = rows[index]
    if (row === undefined) return
    setActive({ part: 'row', index })
    bringIntoSight(scroller.current, index, rowHeight, lead)
    props.onSelect?.(row)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const handled = active.part === 'head' ? onHeadKey(event.key, active.index) : onRowKey(event.key)
    if (handled) event.preventDefault()
  }

  function onHeadKey(key: string, index: number): boolean {
    const column = columns[index]
    if ((key === 'Enter' || key === ' ') && column) {
      if (column.sorted !== undefined) props.onSort?.(column.id)
      return true
    }
    if (key === 'ArrowDown') {
      walkTo(0)
      return true
    }
    const next = key === 'ArrowUp' ? null : moveActive(key, index, { count: columns.length, page: columns.length })
    if (next !== null) setActive({ part: 'head', index: next })
    return next !== null
  }

  function onRowKey(key: string): boolean {
    const row = rows[activeRow]
    const enter = props.onEnter ?? props.onOpen
    if (key === 'Enter' && row !== undefined && enter) {
      enter(row)
      return true
    }
    if (key === 'ArrowUp' && activeRow <= 0 && !headless && props.onSort) {
      setActive({
        part: 'head',
        index: Math.max(
          0,
          columns.findIndex(({ sorted }) => sorted),
        ),
      })
      return true
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') return false
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = moveActive(key, activeRow, { count: rows.length, page })
    if (next !== null) walkTo(next)
    return next !== null
  }

  const activeId =
    active.part === 'head' ? `${id}head${active.index}` : activeRow >= 0 ? `${id}row${activeRow}` : undefined
  // The active row is drawn even when it is scrolled out of sight: the focus points to it.
  const indexes = withActive(shown, activeRow)
  return (
    <div
      ref={scroller}
      className={`grid ${props.className ?? ''}`}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + (headless ? 0 : 1)}
      aria-colcount={columns.length}
      aria-activedescendant={activeId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ '--columns': columns.map(({ width }) => width).join(' '), '--row-height': `${rowHeight}px` }}
    >
      {!headless && (
        <div className="grid-head" role="row" aria-rowindex={1}>
          {columns.map((column, index) => (
            <div
              key={column.id}
              id={`${id}head${index}`}
              role="columnheader"
              className={headClass(column, active.part === 'head' && active.index === index)}
              {...(column.sorted === undefined ? {} : { 'aria-sort': column.sorted ?? 'none' })}
              onClick={() => column.sorted !== undefined && props.onSort?.(column.id)}
            >
              <span className={column.headUnseen ? 'unseen' : undefined}>{column.head}</span>
              {column.sorted && <span aria-hidden="true">{column.sorted === 'ascending' ? '↑' : '↓'}</span>}
            </div>
          ))}
        </div>
      )}
      <div className="grid-body" role="rowgroup" style={{ height: rows.length * rowHeight }}>
        {indexes.map(index => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <div
              key={keyOf(row)}
              id={`${id}row${index}`}
              role="row"
              aria-rowindex={index + (headless ? 1 : 2)}
              aria-selected={index === chosen}
              className={index === activeRow ? 'grid-row active' : 'grid-row'}
              style={{ top: index * rowHeight }}
              onClick={() => {
                walkTo(index)
                props.onOpen?.(row)
              }}
              onDoubleClick={() => props.onEnter?.(row)}
            >
              {columns.map(column => (
                <div key={column.id} role="gridcell" className={column.numeric ? 'numeric' : undefined}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

type Active = { readonly part: 'head' | 'row'; readonly index: number }

function headClass<Row>({ numeric, sorted }: Column<Row>, isActive: boolean): string {
  return [numeric && 'numeric', sorted !== undefined && 'sortable', sorted && 'sorted', isActive && 'active']
    .filter(Boolean)
    .join(' ')
}

function withActive({ from, to }: { from: number; to: number }, active: number): readonly number[] {
  const indexes = Array.from({ length: to - from }, (_, index) => from + index)
  return active < 0 || (active >= from && active < to) ? indexes : [...indexes, active]
}

function bringIntoSight(scroller: HTMLElement | null, index: number, rowHeight: number, lead: number): void {
  if (!scroller) return
  const top = index * rowHeight
  // The heads stick to the top and cover what is behind them.
  if (top < scroller.scrollTop) scroller.scrollTop = top
  const bottom = top + rowHeight + lead - scroller.clientHeight
  if (bottom > scroller.scrollTop) scroller.scrollTop = bottom
}
