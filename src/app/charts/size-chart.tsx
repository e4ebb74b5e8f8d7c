import { useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { formatCount } from '../../core/bytes'
import { ObjectName, useNarrow, useWidth } from '../kit'
import { type Answered, copiesManifest, measureOf, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import type { ChartScale } from './chart-scale'
import { LimitHandle, supposeLimit } from './limit-handle'
import { otherLines } from './other-lines'
import { PictureTools, pictureFileName } from './picture-tools'
import { headHeight, SizeDrawing } from './size-drawing'
import type { SizeModel } from './size-model'
import { SizePicture } from './size-picture'
import { SizeTable } from './size-table'
import { useSizeModel } from './use-size-model'

interface SizeChartProps {
  readonly answered: Answered
  readonly kind: ChartScale['kind']
}

/** The largest resources in the chosen measure against the limit that counts it. */
export default function SizeChart({ answered, kind }: SizeChartProps) {
  const { t } = useWords()
  const store = usePageStore()
  const measure = measureOf(usePage(state => state.measure))
  const [asTable, setAsTable] = useState(false)
  const { sources } = answered.analysis
  const isSupposed = usePage(state => state.whatIf !== null)
  const model = useSizeModel(answered, kind)
  if (!model)
    return <p className="chart-empty quiet">{t(measure.id === 'gzip' ? 'chart.compressing' : 'chart.empty')}</p>

  const limitName = t(`limit.${measure.limit}`)
  const name = t(`measure.${measure.id}`)
  const { largest, over, smaller } = model
  const label = t('chart.label', {
    measure: name,
    name: largest.name ?? t('table.noName'),
    bytes: largest.bytes,
    max: model.live.max,
    limit: limitName,
    over,
  })
  const digits = formatCount(Math.max(largest.bytes, smaller.bytes)).length
  const title = [sources[0]?.name, name].filter(Boolean).join(' · ')
  return (
    <figure className="chart" aria-label={label} style={{ '--bytes': `${Math.max(76, digits * 7 + 24)}px` }}>
      {asTable ? <SizeTable model={model} label={label} /> : <Bars model={model} label={label} liveName={limitName} />}
      <figcaption className="legend">
        <PictureTools
          fileName={pictureFileName(sources[0]?.name ?? '', measure.id)}
          picture={() => <SizePicture model={model} title={title} liveName={limitName} />}
          asTable={asTable}
          onTable={setAsTable}
        >
          {isSupposed && (
            <button type="button" className="button ghost" onClick={() => store.getState().resetWhatIf()}>
              {t('chart.reset')}
            </button>
          )}
        </PictureTools>
        {!asTable && <Legend model={model} />}
      </figcaption>
    </figure>
  )
}

/** Names and numbers as a list to walk, the drawing behind it. */
function Bars({ model, label, liveName }: { model: SizeModel; label: string; liveName: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const selected = usePage(state => state.selected)
  const { rows, smaller, live, scale, over } = model
  const rowHeight = narrow ? 28 : 20
  const others = narrow ? [] : otherLines(live, scale, width)
  return (
    <>
      <div className="chart-plot" ref={plot}>
        {width > 0 && (
          <SizeDrawing
            model={model}
            width={width}
            rowHeight={rowHeight}
            liveName={liveName}
            others={others.map(line => ({ ...line, name: t(`limit.${line.limit}`) }))}
            movable
          />
        )}
        {width > 0 && (
          <LimitHandle
            scale={scale}
            max={live.max}
            label={t('chart.handle', { limit: liveName })}
            valueText={t('chart.handleValue', { bytes: formatCount(live.max), limit: liveName, count: over })}
            onMove={bytes => supposeLimit(store, model.measure, bytes)}
          />
        )}
      </div>
      <div className="chart-rows" style={{ paddingTop: headHeight, '--row-height': `${rowHeight}px` }}>
        <ListBox
          aria-label={label}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={keys => {
            const row = rows.find(({ index }) => keys === 'all' || keys.has(index))
            if (row) store.getState().select(row.index)
          }}
          onAction={key => store.getState().openResource(Number(key))}
        >
          {rows.map(row => (
            <ListBoxItem
              key={row.index}
              id={row.index}
              className={`chart-row ${model.verdictOf(row.bytes)}`}
              textValue={row.name ?? t('table.noName')}
            >
              <span className="chart-name">
                <ObjectName name={row.name ?? t('table.noName')} />
              </span>
              <span className="chart-bytes">
                {row.estimated && '≈ '}
                {formatCount(row.bytes)}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
        {smaller.count > 0 && (
          <p className="chart-row">
            <span className="chart-name quiet">{t('chart.smaller', { count: smaller.count })}</span>
            <span className="chart-bytes">{formatCount(smaller.bytes)}</span>
          </p>
        )}
      </div>
    </>
  )
}

function Legend({ model: { measure, route, over, outlined, scale } }: { readonly model: SizeModel }) {
  const { t } = useWords()
  const what = measure.id === 'annotations' && !copiesManifest(route) ? 'ownAnnotations' : measure.id
  return (
    <span className={`legend-keys ${scale.kind}`}>
      <span className="fits">
        <i />
        {t(`chart.legend.${what}`)}
      </span>
      {over > 0 && (
        <span className="refused">
          <i />
          {t('chart.over')}
        </span>
      )}
      {outlined && (
        <span className="written">
          <i />
          {t('chart.written')}
        </span>
      )}
    </span>
  )
}
