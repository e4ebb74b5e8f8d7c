import { formatCount } from '../../core/bytes'

interface LineLabelProps {
  readonly bytes: number
  readonly name: string
  readonly live?: boolean
  readonly plotWidth?: number
  /** Given by recharts: where the line is drawn. */
  readonly viewBox?: { readonly x?: number; readonly y?: number }
}

/** Room a label needs beside the ring. */
const labelWidth = 120

/** Bytes over name: beside the ring for the live line, centred above it for the others. */
export function LineLabel({ bytes, name, live = false, plotWidth = Infinity, viewBox }: LineLabelProps) {
  const x = viewBox?.x ?? 0
  const top = viewBox?.y ?? 0
  if (!live) {
    return (
      <g className="line-label" textAnchor="middle">
        <text x={x} y={top - 22}>
          {formatCount(bytes)}
        </text>
        <text className="line-name" x={x} y={top - 8}>
          {name}
        </text>
      </g>
    )
  }
  const before = x + labelWidth > plotWidth
  const textX = before ? x - 16 : x + 16
  return (
    <g className="line-label live" textAnchor={before ? 'end' : 'start'}>
      <path d={`M${x} ${top - 24}v24`} stroke="var(--ink)" strokeWidth="2" />
      <circle cx={x} cy={top - 18} r="6" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="2" />
      <path d={`M${x} ${top - 24}v12`} stroke="var(--ink)" strokeWidth="2" />
      <text x={textX} y={top - 22}>
        {formatCount(bytes)}
      </text>
      <text className="line-name" x={textX} y={top - 8}>
        {name}
      </text>
    </g>
  )
}
