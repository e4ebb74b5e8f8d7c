import { Suspense, useEffect, useRef } from 'react'
import { AnswerAnnouncer, loadErrorView, ReadingBanner } from '../answer'
import { useCommandKeys } from '../commands'
import { EmptyPage, useIntake } from '../intake'
import { part, useRoomBeside } from '../kit'
import { LinkBar } from '../sharing'
import { linkedComparisonOf, usePage, type View as ViewName } from '../store'
import { useWords } from '../words'
import { Dialogs } from './dialogs'
import { ErrorBoundary } from './error-boundary'
import { FailureBar } from './failure-bar'
import { Header } from './header'
import { ProgressCard } from './progress-card'
import { StatusBar } from './status-bar'
import { ToastBar } from './toast-bar'
import { views } from './views'

const AnalyzeView = part(views.analyze)
const ResourceView = part(views.resource)
const EditorPanel = part(views.editor)
const CompareView = part(views.compare)
const SplitView = part(views.split)
const LockedView = part(views.locked)
const CardView = part(views.card)
const ErrorView = part(loadErrorView)

/** The page. */
export function App() {
  const dragging = useIntake()
  useCommandKeys()
  return (
    <div className={dragging ? 'app dragging' : 'app'}>
      <SkipLink />
      <Header />
      <div className="notes">
        <LinkBar />
        <FailureBar />
      </div>
      <Main />
      <AnswerAnnouncer />
      <StatusBar />
      <ProgressCard />
      <ToastBar />
      <Dialogs />
      {dragging && <DropLine />}
    </div>
  )
}

/** The first stop of Tab. No link to a fragment: the address keeps what is shown. */
function SkipLink() {
  const { t } = useWords()
  return (
    <button type="button" className="skip" onClick={() => show(document.querySelector('main'))}>
      {t('app.skip')}
    </button>
  )
}

function Main() {
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)

  /**
   * What had the focus may have gone with the view before: it then goes to the new one, not back to the top of the
   * page.
   */
  function arrive(): void {
    if (!isFirst.current && document.activeElement === document.body) show(main.current)
    isFirst.current = false
  }

  return (
    <main ref={main} tabIndex={-1}>
      <ErrorBoundary>
        <CurrentView onArrive={arrive} />
      </ErrorBoundary>
    </main>
  )
}

function CurrentView({ onArrive }: { readonly onArrive: () => void }) {
  const { t } = useWords()
  const view = usePage(state => state.view)
  const hasResult = usePage(state => state.analyzed !== null)
  const isLinked = usePage(state => state.link?.state === 'shown')
  const isComparedLink = usePage(state => linkedComparisonOf(state) !== null)
  const isEmpty = usePage(state => state.sources.length === 0) && !isLinked
  const isError = usePage(state => state.errorText !== null)
  const isAnalyzing = view !== 'split' && view !== 'compare'
  if (isEmpty && isAnalyzing && isError) {
    return (
      <Suspense fallback={<div className="view-empty" />}>
        <ErrorView />
        <Arrival key="error" onArrive={onArrive} />
      </Suspense>
    )
  }
  if (isEmpty && isAnalyzing) {
    return (
      <>
        <EmptyPage />
        <Arrival key="empty" onArrive={onArrive} />
      </>
    )
  }
  if (isLinked && view !== 'analyze' && !(isComparedLink && view === 'compare')) {
    return (
      <Suspense fallback={<div className="view-empty" />}>
        <LockedView />
      </Suspense>
    )
  }
  // The first answer is on its way, and comes where this stands.
  if (!hasResult && isAnalyzing) {
    return (
      <div className="analyze">
        <ReadingBanner />
      </div>
    )
  }
  return (
    <Suspense fallback={<p className="view-empty quiet">{t('app.loading')}</p>}>
      <View view={view} />
      <Arrival key={view} onArrive={onArrive} />
    </Suspense>
  )
}

function View({ view }: { readonly view: ViewName }) {
  const hasRoom = useRoomBeside()
  switch (view) {
    case 'split':
      return <SplitView />
    case 'compare':
      return <CompareView />
    case 'card':
      return <CardView />
    case 'resource':
      return <ResourceView />
    case 'editor':
      // Where there is room it stands beside the answer.
      return hasRoom ? <AnalyzeView /> : <EditorPanel isAlone />
    case 'analyze':
      return <AnalyzeView />
  }
}

/** A view is read from its top, below the header that sticks there. */
function show(main: HTMLElement | null): void {
  main?.focus({ preventScroll: true })
  window.scrollTo(0, 0)
}

/** Stands beside a view and tells when that is on the page: it may have to be loaded first. */
function Arrival({ onArrive }: { readonly onArrive: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each view that comes
  useEffect(onArrive, [])
  return null
}

function DropLine() {
  const { t } = useWords()
  return (
    <div className="drop-line">
      <span>{t('empty.drop')}</span>
    </div>
  )
}
