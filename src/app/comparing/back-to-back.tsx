import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from 'recharts'

export interface BackToBackDatum {
  readonly key: string
  readonly before: number
  readonly after: number
}

/** Bars from a middle line: the earlier bytes to the left, outlined, the later ones to the right, solid. Drawn for the eye only. */
export default function BackToBack(props: {
  readonly width: number
  readonly rowHeight: number
  readonly bars: readonly BackToBackDatum[]
  /** Bytes at both edges. */
  readonly end: number
}) {
  const { width, rowHeight, bars, end } = props
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={bars.length * rowHeight}
      data={bars.map(({ key, before, after }) => ({ key, before: -before, after }))}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barSize={10}
      stackOffset="sign"
      accessibilityLayer={false}
      style={{ pointerEvents: 'none' }}
    >
      <XAxis type="number" domain={[-end, end]} hide />
      <YAxis type="category" dataKey="key" hide />
      <Bar dataKey="before" stackId="sides" className="change-before" isAnimationActive={false} />
      <Bar dataKey="after" stackId="sides" className="change-after" isAnimationActive={false} />
      <ReferenceLine x={0} stroke="var(--edge)" />
    </BarChart>
  )
}
