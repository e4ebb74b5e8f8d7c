import { formatCount } from '../../core/bytes'
import { visibleName } from '../kit'
import { useWords } from '../words'
import { SizeDrawing } from './size-drawing'
import type { SizeModel } from './size-model'
import { withoutMiddle } from './text-width'
import { useLines } from './use-lines'

const width = 960
const rowHeight = 20
const margin = 20
const nameWidth = 250
const bytesWidth = 86
const titleHeight = 44
const textSize = 13

/** The size chart as a drawing that stands alone: title, names and numbers in it. */
export default function SizePicture({ model, title }: { readonly model: SizeModel; readonly title: string }) {
  const { t } = useWords()
  const { whole, rows, smaller } = model
  const left = margin + nameWidth + bytesWidth + 12
  const plotWidth = width - margin - left
  const lines = useLines(model, plotWidth)
  const text = (name: string, bytes: number, about = false) => ({
    name: withoutMiddle(visibleName(name), textSize, nameWidth),
    bytes: `${about ? '≈ ' : ''}${formatCount(bytes)}`,
  })
  const isRefused = (bytes: number): boolean => model.verdictOf(bytes) === 'refused'
  const texts = [
    ...(whole === null ? [] : [{ ...text(t('chart.whole'), whole), isRefused: isRefused(whole) }]),
    ...rows.map(({ resource, bytes, estimated }) => ({
      ...text(resource.name ?? t('table.noName'), bytes, estimated),
      isRefused: isRefused(bytes),
    })),
    ...(smaller.count === 0
      ? []
      : [{ ...text(t('chart.smaller', { count: smaller.count }), smaller.bytes), isRefused: false }]),
  ]
  return (
    <SizeDrawing
      {...{ model, rowHeight }}
      {...lines}
      width={plotWidth}
      alone={{ title, texts, left, top: titleHeight, margin }}
    />
  )
}
