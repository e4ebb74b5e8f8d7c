import { useId } from 'react'
import { formatCount } from '../../core/bytes'
import type { VerdictName } from '../kit'
import { binaryName, decimalName } from './chart-scale'
import { liveLabelWidth, type OtherLine } from './other-lines'
import type { SizeModel } from './size-model'

interface SizeDrawingProps {
  readonly model: SizeModel
  readonly width: number
  readonly rowHeight: number
  readonly liveName: string
  readonly others: readonly (OtherLine & { readonly name: string })[]
  /** Whether the ring is a handle, which two chevrons say. */
  readonly movable?: boolean
}

/** Room above the bars for the names of the lines. */
export const headHeight = 36

/** Room below them: an axis where it has ticks. */
function footHeight({ scale }: SizeModel): number {
  return scale.kind === 'log' ? 20 : 4
}

/** Height of the drawing, in pixels. */
export function drawingHeight(model: SizeModel, rowHeight: number): number {
  const rows = model.rows.length + (model.smaller.count > 0 ? 1 : 0)
  return headHeight + rows * rowHeight + footHeight(model)
}

/**
 * Bars from zero, or dots on a log axis, where a bar from an arbitrary start would lie; the live line with its ring and the tint beyond
 * it; dashed lines that count other bytes. Drawn for the eye only: the list beside it says the same.
 */
export function SizeDrawing({ model, width, rowHeight, liveName, others, movable = false }: SizeDrawingProps) {
  const id = useId()
  const { scale, live, rows, smaller } = model
  const x = (bytes: number): number => scale.at(bytes) * width
  const height = drawingHeight(model, rowHeight)
  const bottom = height - footHeight(model)
  return (
    <svg className="size-drawing" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
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
      <rect
        x={x(live.max)}
        y={headHeight}
        width={Math.max(0, width - x(live.max))}
        height={bottom - headHeight}
        fill={`url(#${id}beyond)`}
      />
      {scale.ticks.map(tick => (
        <g key={tick}>
          <path className="tick-line" d={`M${x(tick)} ${headHeight}V${bottom}`} />
          <text className="tick-name" x={x(tick)} y={bottom + 13} textAnchor={x(tick) < 16 ? 'start' : 'middle'}>
            {decimalName(tick)}
          </text>
        </g>
      ))}
      {others.map(line => (
        <g key={line.limit} className="line-label" textAnchor="middle">
          <path className="other-line" d={`M${x(line.max)} ${headHeight}V${bottom}`} />
          {scale.kind === 'log' ? (
            <text x={x(line.max)} y={line.level === 0 ? 12 : 27}>
              {binaryName(line.max)}
            </text>
          ) : (
            <>
              <text x={x(line.max)} y={14}>
                {formatCount(line.max)}
              </text>
              <text className="line-name" x={x(line.max)} y={28}>
                {line.name}
              </text>
            </>
          )}
        </g>
      ))}
      {rows.map((row, index) => {
        const place = { y: headHeight + (index + 0.5) * rowHeight, end: width }
        const written = model.outlined ? row.written : null
        return scale.kind === 'log' ? (
          <Dot
            key={row.index}
            {...place}
            {...{ row, written, x, live: live.max, verdict: model.verdictOf(row.bytes) }}
          />
        ) : (
          <Bar
            key={row.index}
            {...place}
            {...{ row, written, x, live: live.max, verdict: model.verdictOf(row.bytes), patterns: id }}
          />
        )
      })}
      {smaller.count > 0 && scale.kind === 'linear' && (
        <TogetherBar bytes={smaller.bytes} x={x} end={width} y={headHeight + (rows.length + 0.5) * rowHeight} />
      )}
      {x(live.max) <= width && (
        <LiveLine
          at={x(live.max)}
          bottom={bottom}
          bytes={live.max}
          name={liveName}
          before={scale.kind === 'log' ? x(live.max) > liveLabelWidth : x(live.max) + liveLabelWidth > width}
          movable={movable}
        />
      )}
    </svg>
  )
}

interface RowProps {
  readonly row: { readonly bytes: number }
  /** Bytes of the text as written; null where it is not shown. */
  readonly written: number | null
  readonly x: (bytes: number) => number
  readonly live: number
  readonly verdict: VerdictName
  /** Middle of the row. */
  readonly y: number
  /** Right edge of the plot. */
  readonly end: number
}

const barHeight = 10

/** Outline of the text, solid to the line, hatched beyond it. */
function Bar({ row: { bytes }, written, x, live, verdict, y, patterns }: RowProps & { readonly patterns: string }) {
  const top = y - barHeight / 2
  const solid = Math.max(x(Math.min(bytes, verdict === 'refused' ? live : bytes)), 2)
  return (
    <g className={verdict}>
      {written !== null && (
        <rect className="bar-outline" x={-1} y={top - 2.5} width={Math.max(x(written) + 1, 2)} height={15} rx={1} />
      )}
      <rect
        className="bar"
        y={top}
        width={solid}
        height={barHeight}
        rx={1}
        {...(verdict === 'tight' ? { style: { fill: `url(#${patterns}ribs)` } } : {})}
      />
      {verdict === 'refused' && (
        <rect
          className="bar-over"
          x={x(live)}
          y={top}
          width={x(bytes) - x(live)}
          height={barHeight}
          fill={`url(#${patterns}hatch)`}
        />
      )}
    </g>
  )
}

/** A dot on a stem and a hollow one for the text, linked; what is tight is a triangle, what is refused a square on its point. */
function Dot({ row: { bytes }, written, x, verdict, y, end }: RowProps) {
  const at = x(bytes)
  return (
    <g className={verdict}>
      <path className="stem" d={`M0 ${y}H${end}`} />
      {written !== null && (
        <>
          <path className="link-line" d={`M${at} ${y}H${x(written)}`} />
          <circle className="hollow-dot" cx={x(written)} cy={y} r="4.5" />
        </>
      )}
      {verdict === 'fits' && <circle className="bar" cx={at} cy={y} r="4.5" />}
      {verdict === 'tight' && <path className="bar" d={`M${at} ${y - 5.5}l5.5 10h-11z`} />}
      {verdict === 'refused' && <path className="bar" d={`M${at} ${y - 6}l6 6-6 6-6-6z`} />}
    </g>
  )
}

/** All the small ones, which can be far longer than the longest: torn where it would leave the plot; its number stands beside it. */
function TogetherBar({ bytes, x, end, y }: { bytes: number; x: (bytes: number) => number; end: number; y: number }) {
  const width = Math.max(Math.min(x(bytes), end), 2)
  return (
    <g>
      <rect className="bar-outline" x={0.5} y={y - 5} width={width} height={10} rx={1} />
      {x(bytes) > end && <path className="torn" d={`M${width + 2} ${y - 6}v12h-6l3-2.5-4-2 4-2.5-4-2 3-3z`} />}
    </g>
  )
}

/** The line that counts the chosen measure, with a halo so that it reads on every fill. */
function LiveLine(props: {
  at: number
  bottom: number
  bytes: number
  name: string
  before: boolean
  movable: boolean
}) {
  const { at, bottom, bytes, name, before, movable } = props
  const textX = before ? at - 18 : at + 18
  return (
    <g className="line-label live" textAnchor={before ? 'end' : 'start'}>
      <path className="live-halo" d={`M${at} ${headHeight}V${bottom}`} />
      <path className="live-line" d={`M${at} 12V${bottom}`} />
      <circle className="ring" cx={at} cy="18" r="6" />
      <path className="live-line" d={`M${at} 12v12`} />
      {movable && <path className="chevron" d={`M${at - 10} 15l-3 3 3 3M${at + 10} 15l3 3-3 3`} />}
      <text x={textX} y={14}>
        {formatCount(bytes)}
      </text>
      <text className="line-name" x={textX} y={28}>
        {name}
      </text>
    </g>
  )
}
