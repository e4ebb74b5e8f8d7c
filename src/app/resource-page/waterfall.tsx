import { useId } from 'react'
import { Bar, BarChart, type BarShapeProps, ReferenceLine, XAxis, YAxis } from 'recharts'
import { formatCount } from '../../core/bytes'
import { Patterns } from '../charts'
import type { LedgerStep } from './ledger-steps'

/** Room above the bars for the names of the lines. */
export const headHeight = 44

export interface WaterfallLine {
  readonly max: number
  readonly name: string
}

/** A row of the table: a step, or (null) one that only says something. */
type WaterfallRow = {
  readonly key: string
  readonly range: readonly [number, number]
  readonly step: LedgerStep | null
}

/**
 * The steps of a ledger as bars, each where the one before it ends, against the line that decides. For the eye only:
 * the table beside it says the same.
 */
export default function Waterfall(props: {
  /** As the rows of the table stand. */
  readonly steps: readonly (LedgerStep | null)[]
  readonly width: number
  readonly rowHeight: number
  /**
   * Of a row, from its foot: what bars and lines may take; above it stands the row's text where there is no room beside
   * it.
   */
  readonly barRoom: number
  /** Bytes at the right edge. */
  readonly end: number
  readonly live: WaterfallLine | null
  readonly other: WaterfallLine | null
}) {
  const { steps, width, rowHeight, barRoom, end, live, other } = props
  const id = useId()
  const rows = steps.map(
    (step, index): WaterfallRow => ({ key: step?.id ?? String(index), range: rangeOf(step), step }),
  )
  const down = (x: number): string =>
    rows.map((_, index) => `M${x} ${headHeight + (index + 1) * rowHeight - barRoom}v${barRoom}`).join('')
  return (
    <BarChart
      className="waterfall"
      layout="vertical"
      width={width}
      height={headHeight + rows.length * rowHeight}
      data={rows}
      margin={{ top: headHeight, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={0}
      accessibilityLayer={false}
      style={{ pointerEvents: 'none' }}
    >
      <Patterns id={id} />
      <XAxis type="number" domain={[0, end]} hide />
      <YAxis type="category" dataKey="key" hide />
      <Bar
        dataKey="range"
        isAnimationActive={false}
        shape={({ y, payload }: BarShapeProps) => {
          const { step, range } = payload as WaterfallRow
          const x = (bytes: number): number => (bytes / end) * width
          return (
            <StepBar
              step={step}
              from={x(range[0])}
              to={x(range[1])}
              y={Number(y) + rowHeight - barRoom / 2 - 6}
              {...{ x, id }}
            />
          )
        }}
      />
      {other && (
        <ReferenceLine
          x={other.max}
          shape={({ x1 }: LineShape) => (
            <g textAnchor="middle">
              <path className="waterfall-other" d={`M${x1} ${headHeight - 4}v4${down(x1)}`} />
              <text className="waterfall-number" x={x1} y={15}>
                {formatCount(other.max)}
              </text>
              <text x={x1} y={29}>
                {other.name}
              </text>
            </g>
          )}
        />
      )}
      {live && (
        <ReferenceLine
          x={live.max}
          shape={({ x1 }: LineShape) => (
            <g className="waterfall-live">
              <path className="waterfall-halo" d={down(x1)} />
              <path className="waterfall-line" d={`M${x1} 19V${headHeight}${down(x1)}`} />
              <circle className="waterfall-ring" cx={x1} cy="25" r="6" />
              <path className="waterfall-line" d={`M${x1} 19v12`} />
              <text className="waterfall-number" x={x1 + 16} y={21}>
                {formatCount(live.max)}
              </text>
              <text x={x1 + 16} y={35}>
                {live.name}
              </text>
            </g>
          )}
        />
      )}
    </BarChart>
  )
}

/** Where the chart places a line. */
interface LineShape {
  readonly x1: number
}

/** From which bytes to which a step stands: a change from where it was to where it led. */
function rangeOf(step: LedgerStep | null): readonly [number, number] {
  if (!step) return [0, 0]
  const { bytes, change } = step
  return change === null ? [0, bytes] : [Math.min(bytes, bytes - change), Math.max(bytes, bytes - change)]
}

function StepBar(props: {
  readonly step: LedgerStep | null
  readonly from: number
  readonly to: number
  readonly y: number
  readonly x: (bytes: number) => number
  readonly id: string
}) {
  const { step, from, to, y, x, id } = props
  if (!step) return <g />
  const place = { x: from, y, width: Math.max(to - from, 2), height: 12, rx: 1 }
  const outline = { ...place, x: place.x + 0.5, y: y + 0.5, width: Math.max(place.width - 1, 1), height: 11 }
  if (!step.reached) return <rect className="waterfall-missed" {...outline} />
  if (step.change !== null && step.change < 0)
    return <rect className="waterfall-less" {...outline} fill={`url(#${id}gone)`} />
  if (step.change !== null) return <rect className="waterfall-more" {...place} />
  if (step.verdict === 'refused' && step.limit) {
    const line = x(step.limit.max)
    return (
      <g>
        <rect className="waterfall-refused" {...place} width={Math.max(line - from, 2)} />
        <rect x={line} y={y} width={Math.max(to - line, 0)} height={12} fill={`url(#${id}hatch)`} />
      </g>
    )
  }
  return (
    <rect
      {...(step.id === 'source' ? outline : place)}
      className={`waterfall-${step.id === 'source' ? 'hollow' : 'solid'}`}
    />
  )
}
