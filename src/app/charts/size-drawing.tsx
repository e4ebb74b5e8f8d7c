import { useId } from 'react'
import { Bar, BarChart, type BarShapeProps, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts'
import { formatCount } from '../../core/bytes'
import type { VerdictName } from '../kit'
import { binaryName, type ChartScale, decimalName } from './chart-scale'
import { besideRing, isLiveBefore, labelSizes, labelWidth, type OtherLine } from './limit-lines'
import { Patterns } from './patterns'
import type { SizeModel } from './size-model'

interface SizeDrawingProps {
  readonly model: SizeModel
  /** Of the plot; names stand to its left, where there are any. */
  readonly width: number
  readonly rowHeight: number
  readonly liveName: string
  readonly others: readonly (OtherLine & { readonly name: string })[]
  /** Whether the ring is a handle, which two chevrons say. */
  readonly movable?: boolean
  /** What makes a drawing that stands alone of it. */
  readonly alone?: {
    readonly title: string
    /** Of each row in turn. */
    readonly texts: readonly RowText[]
    readonly left: number
    readonly top: number
    readonly margin: number
  }
}

/** A row in words: its name, and its bytes. */
export interface RowText {
  readonly name: string
  readonly bytes: string
  readonly isRefused: boolean
}

/** Room above the bars for the names of the lines. */
export const headHeight = 36

/** Room below them: an axis where it has ticks. */
function footHeight({ scale }: SizeModel): number {
  return scale.kind === 'log' ? 20 : 4
}

interface DrawnRow {
  readonly key: string
  readonly bytes: number
  /** Bytes of the text as written; null where it is not shown. */
  readonly written: number | null
  /** `rest`: all smaller resources, hollow. */
  readonly verdict: VerdictName | 'rest'
  /** Where the bytes stand, as a share of the axis; 1 also for what is beyond it. */
  readonly at: number
}

/** Every row of the chart: the whole input where it is one, the largest resources, and the smaller ones together. */
function drawnRows({ whole, rows, smaller, outlined, scale, verdictOf }: SizeModel): readonly DrawnRow[] {
  const row = (key: string, bytes: number, written: number | null, verdict: DrawnRow['verdict']): DrawnRow => ({
    ...{ key, bytes, written, verdict },
    at: Math.min(1, scale.at(bytes)),
  })
  return [
    ...(whole === null ? [] : [row('whole', whole, null, verdictOf(whole))]),
    ...rows.map(({ index, bytes, written }) => row(String(index), bytes, outlined ? written : null, verdictOf(bytes))),
    ...(smaller.count === 0 ? [] : [row('rest', smaller.bytes, null, 'rest')]),
  ]
}

/** How many rows a chart has. */
function rowCount({ whole, rows, smaller }: SizeModel): number {
  return rows.length + (whole === null ? 0 : 1) + (smaller.count > 0 ? 1 : 0)
}

/** Height of the drawing, in pixels. */
function drawingHeight(model: SizeModel, rowHeight: number): number {
  return headHeight + rowCount(model) * rowHeight + footHeight(model)
}

/**
 * Bars from zero, or dots on a log axis, where a bar from an arbitrary start would lie; the live line with its ring and
 * the tint beyond it; dashed lines that count other bytes. Drawn for the eye only: the list beside it says the same.
 * The axis of the chart is shares, because where bytes stand is said once, by the model's scale, for the drawing, its
 * handle and its labels.
 */
export function SizeDrawing({ model, width, rowHeight, liveName, others, movable = false, alone }: SizeDrawingProps) {
  const id = useId()
  const { scale, live, real } = model
  const rows = drawnRows(model)
  const { left, top, margin } = alone ?? { left: 0, top: 0, margin: 0 }
  const height = top + drawingHeight(model, rowHeight) + margin
  const liveAt = scale.at(live.max)
  return (
    <BarChart
      className="size-drawing"
      layout="vertical"
      width={left + width + margin}
      height={height}
      data={rows}
      margin={{ top: top + headHeight, right: margin, bottom: margin + footHeight(model), left: 0 }}
      barCategoryGap={0}
      // The list beside it is walked by arrows up and down, Home, End and letters, and tells its options; this layer
      // knows left and right.
      accessibilityLayer={false}
      style={{ pointerEvents: 'none' }}
      {...(alone ? { title: alone.title } : {})}
    >
      {alone && <rect className="picture-ground" width={left + width + margin} height={height} />}
      {alone && (
        <text className="picture-title" x={margin} y={30}>
          {alone.title}
        </text>
      )}
      <Patterns id={id} />
      <XAxis type="number" domain={[0, 1]} hide />
      {alone ? (
        <YAxis
          type="category"
          dataKey="key"
          width={left}
          interval={0}
          axisLine={false}
          tickLine={false}
          tick={({ y, index }) => <RowName y={Number(y)} {...{ margin, left }} text={alone.texts[index]} />}
        />
      ) : (
        <YAxis type="category" dataKey="key" hide />
      )}
      {liveAt < 1 && <ReferenceArea x1={liveAt} x2={1} className="beyond" fill={`url(#${id}beyond)`} fillOpacity={1} />}
      {scale.ticks.map(tick => (
        <ReferenceLine
          key={tick}
          x={scale.at(tick)}
          zIndex={150}
          shape={(line: LineShape) => <Tick {...line} name={decimalName(tick)} isFirst={scale.at(tick) === 0} />}
        />
      ))}
      <Bar
        dataKey="at"
        isAnimationActive={false}
        shape={({ x, y, height, payload }: BarShapeProps) => (
          <Row
            row={payload as DrawnRow}
            start={Number(x)}
            y={Number(y) + Number(height) / 2}
            {...{ scale, width, live: live.max, patterns: id }}
          />
        )}
      />
      {others.map(line => (
        <ReferenceLine
          key={line.limit}
          x={scale.at(line.max)}
          shape={(drawn: LineShape) => <Other {...drawn} line={line} kind={scale.kind} />}
        />
      ))}
      {liveAt <= 1 && (
        <ReferenceLine
          x={liveAt}
          zIndex={500}
          shape={(drawn: LineShape) => (
            <LiveLine
              {...drawn}
              bytes={live.max}
              name={liveName}
              before={isLiveBefore(liveAt * width, labelWidth(live.max, liveName, 'live'), width, scale.kind)}
              isSupposed={real !== null}
              movable={movable}
            />
          )}
        />
      )}
    </BarChart>
  )
}

/** A line from the top of the bars (`y2`) to their foot (`y1`), as the chart places it. */
interface LineShape {
  readonly x1: number
  readonly y1: number
  readonly y2: number
}

/** Name and number of a row in a drawing that stands alone. */
function RowName(props: { y: number; margin: number; left: number; text: RowText | undefined }) {
  const { y, margin, left, text } = props
  return (
    <g>
      <text className="picture-text" x={margin} y={y + 4.5}>
        {text?.name}
      </text>
      <text
        className={text?.isRefused ? 'picture-refused' : 'picture-number'}
        x={left - 12}
        y={y + 4.5}
        textAnchor="end"
      >
        {text?.bytes}
      </text>
    </g>
  )
}

interface RowProps {
  readonly row: DrawnRow
  readonly scale: ChartScale
  /** Of the plot, and where it starts. */
  readonly width: number
  readonly start: number
  readonly live: number
  /** Middle of the row. */
  readonly y: number
  /** Prefix of the patterns' names. */
  readonly patterns: string
}

function Row(props: RowProps) {
  if (props.row.verdict === 'rest') return props.scale.kind === 'linear' ? <RestBar {...props} /> : <g />
  return props.scale.kind === 'linear' ? <SizeBar {...props} /> : <Dot {...props} />
}

const barHeight = 10

/** Outline of the text, solid to the line, hatched beyond it. */
function SizeBar({ row: { bytes, written, verdict }, scale, width, start, live, y, patterns }: RowProps) {
  const length = (size: number): number => scale.at(size) * width
  const top = y - barHeight / 2
  const solid = Math.max(length(Math.min(bytes, verdict === 'refused' ? live : bytes)), 2)
  return (
    <g className={verdict}>
      {written !== null && (
        <path
          className="bar-outline"
          d={`M${start} ${top - 2.5}h${Math.max(length(written), 2)}v15h${-Math.max(length(written), 2)}`}
        />
      )}
      <rect
        className="bar"
        x={start}
        y={top}
        width={solid}
        height={barHeight}
        rx={1}
        {...(verdict === 'tight' ? { style: { fill: `url(#${patterns}ribs)` } } : {})}
      />
      {verdict === 'refused' && (
        <rect
          className="bar-over"
          x={start + length(live)}
          y={top}
          // For a moment the chart draws the rows of before against the line of now.
          width={Math.max(0, length(bytes) - length(live))}
          height={barHeight}
          fill={`url(#${patterns}hatch)`}
        />
      )}
    </g>
  )
}

/**
 * A dot on a stem and a hollow one for the text, linked; what is tight is a triangle, what is refused a square on its
 * point.
 */
function Dot({ row: { bytes, written, verdict }, scale, width, start, y }: RowProps) {
  const x = (size: number): number => start + scale.at(size) * width
  const at = x(bytes)
  return (
    <g className={verdict}>
      <path className="stem" d={`M${start} ${y}H${start + width}`} />
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

/**
 * All the small ones, which can be far longer than the longest: torn where it would leave the plot; its number stands
 * beside it.
 */
function RestBar({ row: { bytes, at }, width, start, y, scale }: RowProps) {
  const length = Math.max(at * width, 2)
  const end = start + length
  return (
    <g>
      <path className="bar-outline" d={`M${start} ${y - 5}h${length}v10h${-length}`} />
      {scale.at(bytes) > 1 && <path className="torn" d={`M${end + 2} ${y - 6}v12h-6l3-2.5-4-2 4-2.5-4-2 3-3z`} />}
    </g>
  )
}

function Tick({ x1: x, y1, y2, name, isFirst }: LineShape & { readonly name: string; readonly isFirst: boolean }) {
  return (
    <g>
      <path className="tick-line" d={`M${x} ${y2}V${y1}`} />
      <text className="tick-name" x={x} y={y1 + 13} textAnchor={isFirst ? 'start' : 'middle'}>
        {name}
      </text>
    </g>
  )
}

function Other(props: LineShape & { readonly line: SizeDrawingLine; readonly kind: ChartScale['kind'] }) {
  const { x1: x, y1, y2, line, kind } = props
  const { max, name, label, isReal } = line
  const head = y2 - headHeight
  return (
    <g className={isReal ? 'line-label real' : 'line-label'} textAnchor="middle">
      <path className="other-line" d={`M${x} ${y2 - 4}V${y1}`} />
      {label !== null &&
        (kind === 'log' ? (
          <text x={x} y={head + (label === 0 ? 12 : 27)} fontSize={labelSizes.number}>
            {binaryName(max)}
          </text>
        ) : (
          <>
            <text className="line-number" x={x} y={head + 14}>
              {formatCount(max)}
            </text>
            <text className="line-name" x={x} y={head + 28}>
              {name}
            </text>
          </>
        ))}
    </g>
  )
}

type SizeDrawingLine = SizeDrawingProps['others'][number]

/**
 * The line that counts the chosen measure, with a halo so that it reads on every fill; dashed while it is only
 * supposed.
 */
function LiveLine(
  props: LineShape & {
    readonly bytes: number
    readonly name: string
    readonly before: boolean
    readonly isSupposed: boolean
    readonly movable: boolean
  },
) {
  const { x1: at, y1, y2, bytes, name, before, isSupposed, movable } = props
  const head = y2 - headHeight
  const textX = before ? at - besideRing : at + besideRing
  return (
    <g className={isSupposed ? 'line-label live supposed' : 'line-label live'} textAnchor={before ? 'end' : 'start'}>
      <path className="live-halo" d={`M${at} ${y2}V${y1}`} />
      <path className="live-line" d={`M${at} ${head + 12}V${y1}`} />
      <circle className="ring" cx={at} cy={head + 18} r="6" />
      <path className="live-line" d={`M${at} ${head + 12}v12`} />
      {movable && <path className="chevron" d={`M${at - 10} ${head + 15}l-3 3 3 3M${at + 10} ${head + 15}l3 3-3 3`} />}
      <text className="line-number" x={textX} y={head + 14}>
        {formatCount(bytes)}
      </text>
      <text className="line-name" x={textX} y={head + 28}>
        {name}
      </text>
    </g>
  )
}
