import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { copiesManifest, measureOf } from '../../core/analysis'
import { formatCount } from '../../core/bytes'
import { kindFamily, kindTag } from '../../core/words'
import { formatShare, InTurn, KindTag, MiddleName, part, Tip, useNarrow, useTip, useWidth, visibleName } from '../kit'
import { type Answered, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import type { ChartRow } from './chart-rows'
import type { ChartScale } from './chart-scale'
import { LimitButtons } from './limit-buttons'
import { LimitHandle, supposeLimit } from './limit-handle'
import { PictureTools, pictureFileName } from './picture-tools'
import { headHeight, SizeDrawing } from './size-drawing'
import type { SizeModel } from './size-model'
import { SizeTable } from './size-table'
import { useLines } from './use-lines'
import { useSizeModel } from './use-size-model'

const SizePicture = part(() => import('./size-picture'))

interface SizeChartProps {
  readonly answered: Answered
  readonly kind: ChartScale['kind']
}

/** The largest resources in the chosen measure against the limit that counts it. */
export default function SizeChart({ answered, kind }: SizeChartProps) {
  const { t } = useWords()
  const measure = measureOf(usePage(state => state.measure))
  const [asTable, setAsTable] = useState(false)
  const { sources } = answered.analysis
  const model = useSizeModel(answered, kind)
  if (!model)
    return <p className="chart-empty quiet">{t(measure.id === 'gzip' ? 'chart.compressing' : 'chart.empty')}</p>

  const name = t(`measure.${measure.id}`)
  const { largest, over, smaller, whole } = model
  const label = t('chart.label', {
    measure: name,
    name: largest.resource.name ?? t('table.noName'),
    bytes: largest.bytes,
    max: model.live.max,
    limit: t(`limit.${measure.limit}`),
    over,
  })
  const digits = formatCount(Math.max(largest.bytes, smaller.bytes, whole ?? 0)).length
  const title = [sources[0]?.name, name].filter(Boolean).join(' · ')
  return (
    <figure className="chart" aria-label={label} style={{ '--bytes': `${Math.max(78, digits * 7 + 24)}px` }}>
      {asTable ? <SizeTable model={model} label={label} /> : <Bars model={model} label={label} />}
      <figcaption className="legend">
        {!asTable && <Legend model={model} />}
        <PictureTools
          fileName={pictureFileName(sources[0]?.name ?? '', measure.id)}
          picture={() => <SizePicture model={model} title={title} />}
          asTable={asTable}
          onTable={setAsTable}
        />
      </figcaption>
    </figure>
  )
}

/** Names and numbers as a list to walk, the drawing behind it. */
function Bars({ model, label }: { readonly model: SizeModel; readonly label: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const selected = usePage(state => state.selected)
  const { tipped, show, hide } = useTip<ChartRow>()
  const { whole, rows, smaller, live, scale, over } = model
  const rowHeight = narrow ? 28 : 20
  const lines = useLines(model, width)
  const others = narrow ? [] : lines.others

  /** Tells more of the row that an event is about. */
  function tell(event: SyntheticEvent, by: 'pointer' | 'keyboard'): void {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    const row = rows.find(({ index }) => String(index) === option?.getAttribute('data-key'))
    if (!option || !row) hide()
    else if (by === 'pointer' || option.matches(':focus-visible')) show(row, option, by)
  }

  return (
    <>
      <div className="chart-plot" ref={plot}>
        {width > 0 && (
          <>
            <div aria-hidden="true">
              <InTurn turn={1}>
                <SizeDrawing {...{ model, width, rowHeight, others }} liveName={lines.liveName} movable />
              </InTurn>
            </div>
            <LimitButtons {...{ scale, width, live, others }} liveName={lines.liveName} />
            <LimitHandle
              scale={scale}
              max={live.max}
              real={model.real?.max ?? null}
              label={t('chart.handle', { limit: t(`limit.${live.limit}`) })}
              valueText={t('chart.handleValue', {
                bytes: formatCount(live.max),
                limit: t(`limit.${live.limit}`),
                count: over,
              })}
              onMove={bytes => supposeLimit(store, model.measure, bytes)}
              onReset={() => store.getState().resetWhatIf()}
            />
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what its rows tell, they have in their labels; they are pressed and walked by themselves */}
      <div
        className="chart-rows"
        style={{ paddingTop: headHeight, '--row-height': `${rowHeight}px` }}
        onPointerOver={event => tell(event, 'pointer')}
        onPointerLeave={hide}
        onFocus={event => tell(event, 'keyboard')}
        onBlur={hide}
      >
        {whole !== null && (
          <p className={`chart-row whole ${model.verdictOf(whole)}`}>
            <Cells name={t('chart.whole')} bytes={formatCount(whole)} />
          </p>
        )}
        <ListBox
          aria-label={label}
          selectionMode="single"
          selectionBehavior="replace"
          escapeKeyBehavior="none"
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={keys => {
            const row = rows.find(({ index }) => keys === 'all' || keys.has(index))
            if (row) store.getState().select(row.index)
          }}
          onAction={key => store.getState().openResource(Number(key))}
        >
          {rows.map(row => (
            <Option key={row.index} row={row} verdict={model.verdictOf(row.bytes)} />
          ))}
        </ListBox>
        {smaller.count > 0 && (
          <p className="chart-row rest">
            <Cells name={t('chart.smaller', { count: smaller.count })} bytes={formatCount(smaller.bytes)} />
          </p>
        )}
      </div>
      {tipped && <RowTip model={model} row={tipped.of} anchor={tipped.anchor} />}
    </>
  )
}

function Option({ row, verdict }: { readonly row: ChartRow; readonly verdict: string }) {
  const { t } = useWords()
  const { resource, index, bytes, estimated } = row
  const { apiVersion, kind } = resource
  const name = resource.name ?? t('table.noName')
  return (
    <ListBoxItem id={index} className={`chart-row ${verdict}`} textValue={visibleName(name)}>
      <Cells
        tag={kind !== null && <KindTag family={kindFamily(apiVersion, kind)} tag={kindTag(kind)} kind={kind} />}
        // The plural names a definition; its group is told by the tip.
        name={kind === 'CustomResourceDefinition' && name.indexOf('.') > 0 ? name.slice(0, name.indexOf('.')) : name}
        bytes={`${estimated ? '≈ ' : ''}${formatCount(bytes)}`}
      />
    </ListBoxItem>
  )
}

function Cells({ tag, name, bytes }: { readonly tag?: ReactNode; readonly name: string; readonly bytes: string }) {
  return (
    <>
      <span className="chart-kind">{tag}</span>
      <span className="chart-name">
        <MiddleName name={name} />
      </span>
      <span className="chart-bytes">{bytes}</span>
    </>
  )
}

/** All of a row: its whole name, what it is, and its bytes beside the limit. */
function RowTip({ model, row, anchor }: { model: SizeModel; row: ChartRow; anchor: DOMRect }) {
  const { t } = useWords()
  const { name, kind, namespace } = row.resource
  const about = row.estimated ? '≈ ' : ''
  return (
    <Tip
      anchor={anchor}
      title={visibleName(name ?? t('table.noName'))}
      text={[kind, namespace !== null && t('resource.namespace', { namespace })].filter(Boolean).join(' · ')}
      facts={[
        [t(`measure.${model.measure.id}`), `${about}${t('chart.bytes', { bytes: row.bytes })}`],
        [t('chart.ofLine', { max: model.live.max }), `${about}${formatShare(row.bytes / model.live.max)}`],
        ...(model.outlined ? [[t('chart.written'), t('chart.bytes', { bytes: row.written })] as const] : []),
      ]}
    />
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
