import { useState } from 'react'
import type { LimitId } from '../../core/limit'
import { LimitFloat } from '../verdicts'
import { useWords } from '../words'
import type { ChartScale } from './chart-scale'
import { besideRing, isLiveBefore, type Line, labelWidth, type OtherLine } from './limit-lines'

interface LimitButtonsProps {
  readonly scale: ChartScale
  readonly width: number
  readonly live: Line
  readonly liveName: string
  readonly others: readonly (OtherLine & { readonly name: string })[]
}

/** The labels of the lines, to be pressed where they are drawn: each tells all of its limit. */
export function LimitButtons({ scale, width, live, liveName, others }: LimitButtonsProps) {
  const { t } = useWords()
  const [looked, setLooked] = useState<{ readonly limit: LimitId; readonly row: HTMLElement } | null>(null)
  const liveAt = scale.at(live.max) * width
  const liveWidth = labelWidth(live.max, liveName, 'live')
  const before = isLiveBefore(liveAt, liveWidth, width, scale.kind)
  const labels = [
    ...(liveAt > width
      ? []
      : [{ ...live, left: before ? liveAt - besideRing - liveWidth : liveAt + besideRing, of: liveWidth, row: null }]),
    ...others.flatMap(line => {
      if (line.label === null || line.isReal) return []
      const of = labelWidth(line.max, line.name, scale.kind)
      return [{ ...line, left: scale.at(line.max) * width - of / 2, of, row: scale.kind === 'log' ? line.label : null }]
    }),
  ]
  return (
    <>
      {labels.map(({ limit, max, left, of, row }) => (
        <button
          key={limit}
          type="button"
          className="limit-label"
          aria-label={t('chart.about', { limit: t(`limit.${limit}`), max })}
          style={{ left: left - 4, width: of + 8, ...(row === null ? {} : { top: row * 15, height: 16 }) }}
          onClick={event => setLooked({ limit, row: event.currentTarget })}
        />
      ))}
      {looked && <LimitFloat id={looked.limit} row={looked.row} onClose={() => setLooked(null)} />}
    </>
  )
}
