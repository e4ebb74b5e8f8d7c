import { formatCount } from '../../core/bytes'
import { visibleName } from '../kit'
import { useWords } from '../words'
import { otherLines } from './other-lines'
import { drawingHeight, headHeight, SizeDrawing } from './size-drawing'
import type { SizeModel } from './size-model'

const width = 960
const rowHeight = 20
const margin = 20
const nameWidth = 250
const bytesWidth = 86
const titleHeight = 44

/** The size chart as a drawing that stands alone: title, names and numbers in it. */
export function SizePicture({ model, title, liveName }: { model: SizeModel; title: string; liveName: string }) {
  const { t } = useWords()
  const { rows, smaller, live, scale } = model
  const left = margin + nameWidth + bytesWidth + 12
  const plotWidth = width - margin - left
  const height = titleHeight + drawingHeight(model, rowHeight) + margin
  const baseline = (index: number): number => titleHeight + headHeight + (index + 0.5) * rowHeight + 4.5
  const others = otherLines(live, scale, plotWidth).map(line => ({ ...line, name: t(`limit.${line.limit}`) }))
  return (
    <svg className="picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{title}</title>
      <rect className="picture-ground" width={width} height={height} />
      <text className="picture-title" x={margin} y={30}>
        {title}
      </text>
      {rows.map((row, index) => (
        <g key={row.index}>
          <text className="picture-text" x={margin} y={baseline(index)}>
            {shorten(row.name ?? t('table.noName'))}
          </text>
          <text
            className={model.verdictOf(row.bytes) === 'refused' ? 'picture-refused' : 'picture-number'}
            x={left - 12}
            y={baseline(index)}
            textAnchor="end"
          >
            {row.estimated && '≈ '}
            {formatCount(row.bytes)}
          </text>
        </g>
      ))}
      {smaller.count > 0 && (
        <>
          <text className="picture-number" x={margin} y={baseline(rows.length)}>
            {t('chart.smaller', { count: smaller.count })}
          </text>
          <text className="picture-number" x={left - 12} y={baseline(rows.length)} textAnchor="end">
            {formatCount(smaller.bytes)}
          </text>
        </>
      )}
      <g transform={`translate(${left} ${titleHeight})`}>
        <SizeDrawing model={model} width={plotWidth} rowHeight={rowHeight} liveName={liveName} others={others} />
      </g>
    </svg>
  )
}

/** Text of a drawing does not shorten itself. */
function shorten(name: string): string {
  const shown = visibleName(name)
  return shown.length > 38 ? `${shown.slice(0, 37)}…` : shown
}
