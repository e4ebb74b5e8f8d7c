import { lazy, Suspense } from 'react'
import { EmptyPage, useIntake } from '../intake'
import { usePage } from '../store'
import { VerdictAnnouncer } from '../verdicts'
import { useWords } from '../words'
import { ErrorBoundary } from './error-boundary'
import { FailureBar } from './failure-bar'
import { Header } from './header'
import { ProgressCard } from './progress-card'
import { StatusBar } from './status-bar'
import { ToastBar } from './toast-bar'

const WeighView = lazy(() => import('./weigh-view'))
const SplitView = lazy(() => import('../bundles').then(({ SplitView }) => ({ default: SplitView })))

/** The page. */
export function App() {
  const dragging = useIntake()
  return (
    <div className={dragging ? 'app dragging' : 'app'}>
      <Header />
      <FailureBar />
      <main>
        <ErrorBoundary>
          <CurrentView />
        </ErrorBoundary>
      </main>
      <VerdictAnnouncer />
      <StatusBar />
      <ProgressCard />
      <ToastBar />
      {dragging && <DropLine />}
    </div>
  )
}

function CurrentView() {
  const { t } = useWords()
  const view = usePage(state => state.view)
  const hasResult = usePage(state => state.weighed !== null)
  const isEmpty = usePage(state => state.sources.length === 0)
  if (isEmpty && view === 'weigh') return <EmptyPage />
  // The first answer is on its way; the progress card says how far.
  if (!hasResult && view === 'weigh') return <div className="view-empty" />
  return (
    <Suspense fallback={<p className="view-empty quiet">{t('app.loading')}</p>}>
      {view === 'weigh' ? <WeighView /> : <SplitView />}
    </Suspense>
  )
}

function DropLine() {
  const { t } = useWords()
  return (
    <div className="drop-line">
      <span>{t('empty.drop')}</span>
    </div>
  )
}
