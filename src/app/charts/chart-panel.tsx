import { lazy, Suspense } from 'react'
import { Segments } from '../kit'
import { measures, usePage, usePageStore, type Weighed } from '../store'
import { useWords } from '../words'

const SizeChart = lazy(() => import('./size-chart'))

/** The region of sizes: the switch of measure, and the chart, whose library is loaded when it is first needed. */
export function ChartPanel({ weighed }: { readonly weighed: Weighed }) {
  const { t } = useWords()
  const store = usePageStore()
  const measure = usePage(state => state.measure)
  const holdsData = weighed.analysis.resources.some(({ bytes }) => bytes.data !== null)
  const offered = measures.filter(({ id }) => id !== 'data' || holdsData || measure === 'data')
  return (
    <section className="panel" aria-labelledby="chart-title">
      <div className="panel-head">
        <h2 id="chart-title">{t('chart.title')}</h2>
        <Segments
          label={t('chart.measure')}
          options={offered.map(({ id }) => ({ id, label: t(`measure.${id}`) }))}
          value={measure}
          onChange={store.getState().chooseMeasure}
        />
      </div>
      <Suspense fallback={<p className="chart-empty quiet">{t('app.loading')}</p>}>
        <SizeChart weighed={weighed} />
      </Suspense>
    </section>
  )
}
