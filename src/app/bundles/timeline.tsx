import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../core/bytes'
import { maxBundleSize, type StageId } from '../../core/plan'
import type { Split } from '../../engine'
import { moveActive, onResized, useNarrow } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { isCarried, lineOf, type SplitAnswer } from './bundle-facts'
import { droppedResource, holdsResource } from './drag-resource'
import type { ShownResource } from './shown-resource'
import { BundleBar, BundleFigure, StepStrip } from './timeline-bar'
import { densityOf, heightOf, rowsBetween, type TimelineRow, timelineRows, topsOf } from './timeline-rows'
import { useContents } from './use-contents'
import { useWait } from './use-wait'

/** Height of what stands over the rows, in pixels, and of rows drawn beyond the edge. */
const axisHeight = 40
const margin = 200

/** Where the line stands, as a share of the track: always there. */
const lineAt = 0.7143

/**
 * The bundles in the order of their install, each a bar against the same line, and between the steps what is waited
 * for. One tab stop: arrows choose, Enter opens a step or leads to what is in the bundle. Only the rows in sight are
 * drawn.
 */
export function Timeline(props: {
  readonly split: Split
  readonly answer: SplitAnswer
  readonly resources: readonly ShownResource[]
}) {
  const { split, answer, resources } = props
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = usePage(state => state.bundle)
  const [opened, setOpened] = useState<ReadonlySet<StageId>>(new Set())
  const { plan } = split
  const density = densityOf(plan.bundles.length)
  const rows = useMemo(() => timelineRows(plan, density, opened), [plan, density, opened])
  const tops = useMemo(() => topsOf(rows.map(row => heightOf(row, density, narrow))), [rows, density, narrow])
  const [from, to] = useRowsInSight(scroller, tops)
  const [active, setActive] = useState<number | null>(null)
  const stops = useMemo(() => [...rows.keys()].filter(index => isStop(rows[index], density)), [rows, density])
  const chosenRow = rows.findIndex(row => row.kind === 'bundle' && plan.bundles[row.bundle]?.name === chosen)
  const activeRow = active !== null && stops.includes(active) ? active : chosenRow >= 0 ? chosenRow : (stops[0] ?? -1)
  const line = lineOf(answer.bundles)
  const maxBytes = maxBundleSize(plan.settings)
  const carried = isCarried(plan)
  const cap = carried && line && maxBytes !== null && maxBytes < line.max ? maxBytes / line.max : null
  const contents = useContents(resources)
  const wait = useWait(resources, plan.settings.target)

  function choose(index: number): void {
    const row = rows[index]
    if (!row) return
    setActive(index)
    if (row.kind === 'bundle') store.getState().chooseBundle(plan.bundles[row.bundle]?.name ?? '')
    bringIntoSight(scroller.current, tops[index] ?? 0, tops[index + 1] ?? 0)
  }

  function toggle(stage: StageId): void {
    const next = new Set(opened)
    if (!next.delete(stage)) next.add(stage)
    setOpened(next)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[activeRow]
    const at = stops.indexOf(activeRow)
    if (row?.kind === 'step' && (event.key === 'Enter' || event.key === ' ')) toggle(row.stage)
    else if (event.key === 'Enter') document.querySelector<HTMLElement>('.contents-grid')?.focus()
    else {
      const next = moveActive(event.key, at, { count: stops.length, page: 8 })
      if (next === null) return
      choose(stops[next] ?? activeRow)
    }
    event.preventDefault()
  }

  const indexes = Array.from({ length: to - from }, (_, offset) => from + offset)
  // The active row is drawn even when it is scrolled out of sight: the focus points to it.
  const shown = activeRow < 0 || indexes.includes(activeRow) ? indexes : [...indexes, activeRow]
  return (
    <div ref={scroller} className="timeline-box">
      <div className={`timeline ${density}`}>
        {line && (
          <div className="timeline-plot" aria-hidden="true">
            <span className="timeline-line">
              <span className="timeline-ring" />
              <span className="timeline-limit">
                <span className="timeline-most">{formatCount(line.max)}</span>
                {t(`limit.${line.limit}`)}
              </span>
            </span>
            {cap !== null && maxBytes !== null && (
              <span className="timeline-cap" style={{ left: `${cap * lineAt * 100}%` }}>
                <span className="timeline-cap-name">{t('timeline.cap', { max: maxBytes })}</span>
              </span>
            )}
          </div>
        )}
        <div className="timeline-row axis" aria-hidden="true">
          <span />
          <span>{t('timeline.head')}</span>
          <span />
          <span className="timeline-figure">{t(line ? 'timeline.ofLimit' : 'timeline.ofOwn')}</span>
        </div>
        <div
          className="timeline-rows"
          role="listbox"
          aria-label={t('timeline.title')}
          aria-activedescendant={activeRow < 0 ? undefined : `${id}${activeRow}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          style={{ height: tops.at(-1) ?? 0 }}
        >
          {shown.map(index => {
            const row = rows[index]
            return row ? drawn(row, index) : null
          })}
        </div>
      </div>
    </div>
  )

  function drawn(row: TimelineRow, index: number) {
    const top = tops[index] ?? 0
    const style = { top, height: (tops[index + 1] ?? top) - top }
    const edges = `${index === 0 ? ' first' : ''}${index === rows.length - 1 ? ' last' : ''}`
    if (row.kind === 'wait') {
      return (
        <div key={`wait ${row.stage}`} role="presentation" className={`timeline-row wait${edges}`} style={style}>
          <span className="timeline-rail clock" />
          <span className="timeline-name">{plainWait(row)}</span>
        </div>
      )
    }
    const isStep = row.kind === 'step'
    const facts = isStep ? null : answer.bundles[row.bundle]
    const bundles = isStep ? row.bundles.flatMap(each => answer.bundles[each] ?? []) : facts ? [facts] : []
    const next = rows[index + 1]
    const said = next?.kind === 'wait' ? plainWait(next) : ''
    const name = isStep ? row.stage : (facts?.bundle.name ?? '')
    const isOption = isStop(row, density)
    const held = contents(bundles.map(({ bundle }) => bundle))
    const many = isStep ? `${t('timeline.bundles', { count: row.bundles.length })}${t('table.and')}${held}` : held
    const form = facts && carried ? formOf(facts.bundle.placements) : null
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the list holds the focus and its keys reach every row
      <div
        key={isStep ? `step ${row.stage}` : name}
        id={`${id}${index}`}
        {...(isOption
          ? {
              role: 'option',
              'aria-selected': isStep ? index === active : index === chosenRow,
              'aria-label': [name, many, label(bundles, isStep), said].filter(part => part !== '').join(t('table.and')),
              ...(isStep ? { 'aria-expanded': opened.has(row.stage) } : {}),
            }
          : { role: 'presentation' })}
        className={`timeline-row ${isStep ? 'step' : 'bundle'}${index === activeRow ? ' active' : ''}${index === chosenRow ? ' chosen' : ''}${isOption ? ' stop' : ''}${edges}`}
        style={style}
        onClick={() => {
          if (!isOption) return
          choose(index)
          if (isStep) toggle(row.stage)
        }}
        onDragOver={event => !isStep && holdsResource(event.dataTransfer) && event.preventDefault()}
        onDrop={event => {
          const resource = isStep ? null : droppedResource(event.dataTransfer)
          if (resource === null) return
          event.preventDefault()
          event.stopPropagation()
          store.getState().moveResource(resource, name)
        }}
      >
        <span className={row.step === null ? 'timeline-rail dot' : 'timeline-rail'}>
          {row.step !== null && <span className="timeline-number">{row.step}</span>}
        </span>
        <span className="timeline-name">
          <span className="timeline-title">{name}</span>
          <span className="timeline-what">
            {many}
            {form && `, ${t(`split.formShort.${form}`)}`}
            {facts?.bundle.holdsSecrets && carried && `, ${t('split.carriedInSecret')}`}
          </span>
        </span>
        {facts && (
          <>
            <BundleBar facts={facts} resources={resources} isCarried={carried} isRoomy={density === 'roomy'} />
            <BundleFigure facts={facts} line={line} isRoomy={density === 'roomy'} />
          </>
        )}
        {isStep && density === 'many' && <StepStrip bundles={bundles} />}
      </div>
    )
  }

  function plainWait(row: Extract<TimelineRow, { kind: 'wait' }>): string {
    return wait(row.waits)
  }

  function label(bundles: SplitAnswer['bundles'], isStep: boolean): string {
    const [only] = bundles
    if (isStep || !only) return ''
    const { bytes, max, verdict } = only
    const used = max === null ? t('app.bytes', { count: bytes }) : t('proof.ofBytes', { bytes, max })
    return `${used}, ${t(`verdict.${verdict}`)}`
  }
}

/** What the arrows stop at: bundles, and steps that open and close. */
function isStop(row: TimelineRow | undefined, density: ReturnType<typeof densityOf>): boolean {
  return row?.kind === 'bundle' || (row?.kind === 'step' && density === 'many')
}

function formOf(placements: readonly { readonly form: 'text' | 'json' }[]): 'text' | 'json' | null {
  const [first] = placements
  return first && placements.every(({ form }) => form === first.form) ? first.form : null
}

/** Which rows the box shows, with a margin. */
function useRowsInSight(scroller: React.RefObject<HTMLElement | null>, tops: readonly number[]) {
  const [sight, setSight] = useState<readonly [number, number]>([0, 1200])
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const update = (): void => {
      // Where the page scrolls instead of the box, what of it is in the window counts.
      const isOwn = box.scrollHeight > box.clientHeight + 1
      const { top } = box.getBoundingClientRect()
      const start = isOwn ? box.scrollTop : Math.max(0, -top)
      const next = [Math.floor(start / margin) * margin, start + window.innerHeight] as const
      setSight(last => (last[0] === next[0] && Math.abs(last[1] - next[1]) < margin ? last : next))
    }
    box.addEventListener('scroll', update, { passive: true })
    window.addEventListener('scroll', update, { passive: true })
    const unobserve = onResized(box, update)
    return () => {
      box.removeEventListener('scroll', update)
      window.removeEventListener('scroll', update)
      unobserve()
    }
  }, [scroller])
  return rowsBetween(tops, sight[0] - margin, sight[1] + margin)
}

function bringIntoSight(box: HTMLElement | null, top: number, bottom: number): void {
  if (!box || box.scrollHeight <= box.clientHeight + 1) return
  if (top < box.scrollTop) box.scrollTop = top
  const end = bottom + axisHeight - box.clientHeight
  if (end > box.scrollTop) box.scrollTop = end
}
