import { Suspense, useEffect, useMemo, useState } from 'react'
import type { MeasureId } from '../../core/analysis'
import { matchesFilter, readFilter } from '../../core/filter'
import { FilterField, filterFacts } from '../finding'
import { part, Segments } from '../kit'
import { type Answered, countedMeasure, pictures, usePage, usePageStore } from '../store'
import { useWords } from '../words'

const SizeChart = part(() => import('./size-chart'))
const MapPanel = part(() => import('./map-panel'))

/** Measures as they are offered: what a server counts first. */
const inOrder: readonly MeasureId[] = ['annotations', 'request', 'etcd', 'data', 'json', 'source', 'gzip']

const wholeInput = { at: 'input' } as const

/**
 * The region of sizes: which picture of them, the switch of measure, and the picture, loaded when it is first needed.
 */
export function ChartPanel({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const measure = usePage(state => state.measure)
  const picture = usePage(state => state.picture)
  const { analysis, resources } = answered
  const [sought, setSought] = useState('')
  const isSeeking = picture === 'map' && sought.trim() !== ''
  const found = useMemo(() => {
    if (!isSeeking) return 0
    const filter = readFilter(sought)
    const facts = filterFacts(answered)
    return resources.filter((resource, index) => matchesFilter(filter, resource, index, facts)).length
  }, [isSeeking, sought, answered, resources])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer comes without these sizes
  useEffect(() => {
    if (measure === 'gzip') void store.getState().compressAll()
  }, [store, measure, analysis])
  const holdsData = resources.some(({ bytes }) => bytes.data !== null)
  const counted = countedMeasure(answered)
  const offered = inOrder.filter(id => id !== 'data' || holdsData || measure === 'data')
  return (
    <section className="panel chart-panel" aria-labelledby="chart-title">
      <div className="panel-head">
        <h2 id="chart-title">{t('chart.title')}</h2>
        {picture === 'map' ? (
          <>
            <FilterField label={t('map.search')} value={sought} onChange={setSought} resources={resources} />
            <span className="quiet small" role="status">
              {isSeeking && t('map.found', { found, count: resources.length })}
            </span>
          </>
        ) : (
          <Segments
            label={t('chart.measure')}
            // The ring stands at the bytes that the limit of the question counts, whatever is looked at.
            options={offered.map(id => ({
              id,
              label: t(`measure.${id}`),
              ...(id === counted ? { icon: 'analyze' as const } : {}),
            }))}
            value={measure}
            onChange={store.getState().chooseMeasure}
          />
        )}
        <Segments
          label={t('chart.picture')}
          options={pictures.map(id => ({ id, label: t(`picture.${id}`) }))}
          value={picture}
          onChange={store.getState().choosePicture}
        />
      </div>
      <Suspense fallback={<p className="chart-empty quiet">{t('app.loading')}</p>}>
        {picture === 'map' ? (
          <MapPanel answered={answered} start={wholeInput} opens sought={sought} />
        ) : (
          <SizeChart answered={answered} kind={picture} />
        )}
      </Suspense>
    </section>
  )
}
