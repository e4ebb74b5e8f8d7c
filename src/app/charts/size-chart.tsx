import { useMemo, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { formatCount } from '../../core/bytes'
import { limitOf } from '../../core/limit'
import { defaultJudgeSettings } from '../../core/verdict'
import { ObjectName, useNarrow, useWidth, type VerdictName } from '../kit'
import { copiesManifest, measureOf, usePage, usePageStore, type Weighed } from '../store'
import { useWords } from '../words'
import { chartRows } from './chart-rows'
import { axisEnd, otherLines } from './other-lines'
import { headHeight, SizeBars } from './size-bars'

const most = 11

/** The largest resources in the chosen measure against the limit that counts it. */
export default function SizeChart({ weighed }: { readonly weighed: Weighed }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const selected = usePage(state => state.selected)
  const measure = measureOf(usePage(state => state.measure))
  const wayId = usePage(state => state.way)
  const { resources } = weighed.analysis
  const route = (weighed.ways.find(({ id }) => id === wayId) ?? weighed.ways[0])?.route
  const max = limitOf(measure.limit).max
  const chart = useMemo(
    () => (route ? chartRows(resources, { measure, route, max, most }) : null),
    [resources, measure, route, max],
  )
  const largest = chart?.rows[0]
  if (!chart || !largest || !route) return <p className="chart-empty quiet">{t('chart.empty')}</p>

  const rowHeight = narrow ? 28 : 20
  const limitName = t(`limit.${measure.limit}`)
  // An outline is drawn where it says something else than the bar.
  const outlined = measure.id !== 'source'
  const longest = Math.max(largest.bytes, outlined ? Math.max(...chart.rows.map(({ written }) => written)) : 0)
  const end = axisEnd(longest, max)
  const digits = formatCount(Math.max(largest.bytes, chart.smaller.bytes)).length
  const live = { limit: measure.limit, max, name: limitName }
  const others = narrow ? [] : otherLines(live, end, width)
  const label = t('chart.label', {
    measure: t(`measure.${measure.id}`),
    name: largest.name ?? t('table.noName'),
    bytes: largest.bytes,
    max,
    limit: limitName,
    over: chart.over,
  })
  return (
    <figure className="chart" aria-label={label} style={{ '--bytes': `${Math.max(76, digits * 7 + 24)}px` }}>
      <div className="chart-plot" ref={plot}>
        {width > 0 && (
          <SizeBars
            width={width}
            rowHeight={rowHeight}
            live={live}
            others={others.map(line => ({ ...line, name: t(`limit.${line.limit}`) }))}
            end={end}
            bars={[
              ...chart.rows.map(row => ({
                key: String(row.index),
                bytes: row.bytes,
                written: outlined ? row.written : null,
                verdict: verdictOf(row.bytes / max),
              })),
              ...(chart.smaller.count > 0
                ? [{ key: 'smaller', bytes: chart.smaller.bytes, written: null, verdict: null }]
                : []),
            ]}
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
            const row = chart.rows.find(({ index }) => keys === 'all' || keys.has(index))
            if (row) store.getState().select(row.index)
          }}
        >
          {chart.rows.map(row => (
            <ListBoxItem
              key={row.index}
              id={row.index}
              className={`chart-row ${verdictOf(row.bytes / max)}`}
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
        {chart.smaller.count > 0 && (
          <p className="chart-row">
            <span className="chart-name quiet">{t('chart.smaller', { count: chart.smaller.count })}</span>
            <span className="chart-bytes">{formatCount(chart.smaller.bytes)}</span>
          </p>
        )}
      </div>
      <figcaption className="legend">
        <span className="fits">
          <i />
          {t(`chart.legend.${measure.id === 'annotations' && !copiesManifest(route) ? 'ownAnnotations' : measure.id}`)}
        </span>
        {chart.over > 0 && (
          <span className="refused">
            <i />
            {t('chart.over')}
          </span>
        )}
        {outlined && (
          <span>
            <i />
            {t('chart.written')}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

function verdictOf(share: number): VerdictName {
  if (share > 1) return 'refused'
  return share > defaultJudgeSettings.tightOver ? 'tight' : 'fits'
}
