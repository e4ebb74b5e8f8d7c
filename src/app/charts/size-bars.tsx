import { useId } from 'react'
import { Bar, BarChart, type BarShapeProps, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts'
import type { VerdictName } from '../kit'
import { LineLabel } from './line-label'
import type { Line } from './other-lines'

export interface BarDatum {
  readonly key: string
  readonly bytes: number
  /** Length of the outline behind the bar; null for none. */
  readonly written: number | null
  /** Null: not held against the line (the small ones together). */
  readonly verdict: VerdictName | null
}

export interface SizeBarsProps {
  readonly width: number
  readonly rowHeight: number
  readonly bars: readonly BarDatum[]
  readonly live: Line & { readonly name: string }
  readonly others: readonly (Line & { readonly name: string })[]
  /** Bytes at the right edge. */
  readonly end: number
}

/** Room above the bars for the names of the lines. */
export const headHeight = 36
const footHeight = 4

/** The drawing: bars from zero, the live line with its ring, dashed lines that count other bytes. */
export function SizeBars({ width, rowHeight, bars, live, others, end }: SizeBarsProps) {
  const id = useId()
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={headHeight + bars.length * rowHeight + footHeight}
      data={[...bars]}
      margin={{ top: headHeight, right: 0, bottom: footHeight, left: 0 }}
      barSize={10}
      accessibilityLayer={false}
      style={{ pointerEvents: 'none' }}
    >
      <defs>
        <pattern id={`${id}hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatch-ground" width="5" height="5" />
          <rect className="hatch-stripe" width="2.5" height="5" />
        </pattern>
        <pattern id={`${id}ribs`} width="6.5" height="10" patternUnits="userSpaceOnUse">
          <rect className="rib-ground" width="6.5" height="10" />
          <rect className="rib" width="5" height="10" />
        </pattern>
        <linearGradient id={`${id}beyond`}>
          <stop className="beyond-near" offset="0" />
          <stop className="beyond-far" offset="0.78" />
        </linearGradient>
      </defs>
      <XAxis type="number" domain={[0, end]} hide allowDataOverflow />
      <YAxis type="category" dataKey="key" hide />
      <ReferenceArea x1={live.max} x2={end} fill={`url(#${id}beyond)`} fillOpacity={1} stroke="none" />
      {others.map(line => (
        <ReferenceLine
          key={line.limit}
          x={line.max}
          className="other-line"
          stroke="var(--edge)"
          strokeDasharray="3 3"
          label={<LineLabel bytes={line.max} name={line.name} />}
        />
      ))}
      <Bar
        dataKey="bytes"
        isAnimationActive={false}
        shape={(shape: BarShapeProps) => <SizeBar {...shape} live={live.max} end={end} patterns={id} />}
      />
      <ReferenceLine x={live.max} className="live-line-halo" stroke="var(--sheet)" strokeWidth={4} />
      <ReferenceLine
        x={live.max}
        className="live-line"
        stroke="var(--ink)"
        strokeWidth={2}
        label={<LineLabel bytes={live.max} name={live.name} live plotWidth={width} />}
      />
    </BarChart>
  )
}

/** Outline, solid to the line, hatched beyond it. */
function SizeBar(props: BarShapeProps & { readonly live: number; readonly end: number; readonly patterns: string }) {
  const { y, height, background, live, end, patterns } = props
  const datum = props.payload as BarDatum
  const scale = (background?.width ?? 0) / end
  const verdict = datum.verdict
  const solid = Math.max(verdict === 'refused' ? Math.min(datum.bytes, live) * scale : datum.bytes * scale, 2)
  const over = verdict === 'refused' ? Math.max(0, (datum.bytes - live) * scale) : 0
  if (verdict === null) return <TogetherBar bytes={datum.bytes} end={end} scale={scale} y={y} height={height} />
  return (
    <g>
      {datum.written !== null && (
        <rect
          className="bar-outline"
          x={-1}
          y={y - 2.5}
          width={Math.max(datum.written * scale + 1, 2)}
          height={height + 5}
          rx={1}
        />
      )}
      <rect
        className={`bar ${verdict}`}
        x={0}
        y={y}
        width={solid}
        height={height}
        rx={1}
        {...(verdict === 'tight' ? { style: { fill: `url(#${patterns}ribs)` } } : {})}
      />
      {over > 0 && <rect x={live * scale} y={y} width={over} height={height} fill={`url(#${patterns}hatch)`} />}
    </g>
  )
}

/** All the small ones, which can be far longer than the longest: torn where it would leave the plot; its number stands beside it. */
function TogetherBar(props: { bytes: number; end: number; scale: number; y: number; height: number }) {
  const { bytes, end, scale, y, height } = props
  const width = Math.max(Math.min(bytes, end) * scale, 2)
  return (
    <g>
      <rect className="bar-outline" x={0.5} y={y} width={width} height={height} rx={1} />
      {bytes > end && <path className="torn" d={`M${width + 2} ${y - 1}v12h-6l3-2.5-4-2 4-2.5-4-2 3-3z`} />}
    </g>
  )
}
