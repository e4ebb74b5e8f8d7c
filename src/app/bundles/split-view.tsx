import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { applierFor } from '../../core/question'
import type { Split } from '../../engine'
import { AnswerBanner } from '../answer'
import { InTurn } from '../kit'
import { type Answered, answeredOf, splitOf, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { BundleContents } from './bundle-contents'
import type { SplitAnswer } from './bundle-facts'
import { DownloadDialog } from './download-dialog'
import { FileList } from './file-list'
import { FilterPanel } from './filter-panel'
import { PlanRemarks } from './plan-remarks'
import { Receipt } from './receipt'
import { RunNext } from './run-next'
import { shownResources } from './shown-resource'
import { SplitBanner } from './split-banner'
import { SplitOptions, UndoRedo } from './split-tools'
import { Timeline } from './timeline'
import { UnplacedList } from './unplaced-list'
import { useDownload } from './use-download'
import { useSplitAnswer } from './use-split-answer'
import { useSplitFix } from './use-split-fix'

/** Cut the input into bundles that fit, and take them away. */
export function SplitView() {
  const { t } = useWords()
  const answered = usePage(answeredOf)
  const hasApplier = usePage(state => applierFor(state.question) !== null)
  if (!answered) return <p className="view-empty quiet">{t('split.empty')}</p>
  return <div className="split">{hasApplier ? <Planned answered={answered} /> : <NoApplier answered={answered} />}</div>
}

/** Nothing writes bundles for the route. */
function NoApplier({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const route = usePage(state => state.question.route)
  return (
    <>
      <AnswerBanner answered={answered} />
      <p className="view-empty" role="status">
        {t('split.noApplierFor', { route: t(`routePlain.${route}`) })}{' '}
        <button type="button" className="button" onClick={() => store.getState().chooseRoute('server-side-apply')}>
          {t('split.forKubectl')}
        </button>
      </p>
    </>
  )
}

/** The banner stands from the start: a word that was opened while the plan is made stays open. */
function Planned({ answered }: { readonly answered: Answered }) {
  const split = usePage(splitOf)
  const resources = split ? shownResources(answered.analysis.resources, split) : []
  const bundleName = usePage(state => state.bundle)
  const bundle = split?.plan.bundles.find(({ name }) => name === bundleName)
  const answer = useSplitAnswer(split)
  const download = useDownload(split, answer)
  const fix = useSplitFix(split, answer, resources, answered)
  return (
    <>
      <SplitBanner answered={answered} split={split} answer={answer} fix={fix} download={download} />
      {split && answer && (
        <div className="split-columns">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the two lists in it */}
          <div className="split-main" onKeyDown={pressShortcut}>
            <Order split={split} answer={answer}>
              <Timeline split={split} answer={answer} resources={resources} />
            </Order>
            <UnplacedList plan={split.plan} resources={resources} isFixable={fix !== null} />
            <PlanRemarks split={split} resources={resources} />
            <InTurn turn={1}>
              {bundle && <BundleContents plan={split.plan} bundle={bundle} resources={resources} />}
            </InTurn>
          </div>
          <InTurn turn={2}>
            <aside className="side">
              <Receipt split={split} answer={answer} />
              <RunNext split={split} answer={answer} />
              <FileList split={split} />
            </aside>
          </InTurn>
        </div>
      )}
      {split && answer && download.isAsking && (
        <DownloadDialog split={split} answer={answer} fix={fix} download={download} />
      )}
    </>
  )
}

function Order(props: { readonly split: Split; readonly answer: SplitAnswer | null; readonly children: ReactNode }) {
  const { split, answer, children } = props
  const { t } = useWords()
  const { bundles, stages, filters } = split.plan
  const [filtering, setFiltering] = useState(filters.length > 0)
  return (
    <section className="order" aria-labelledby="order-title">
      <div className="panel-head">
        <h2 id="order-title">{t('timeline.title')}</h2>
        <span className="quiet small" role="status">
          {bundles.length === 0
            ? t('split.noBundles')
            : `${t('timeline.steps', { count: stages.length })}${t('table.and')}${t('timeline.bundles', { count: bundles.length })}`}
          {answer?.bundles.some(({ about }) => about !== null) && t('timeline.largest')}
        </span>
        <span className="panel-act order-acts">
          <SplitOptions />
          <button
            type="button"
            className="button ghost"
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            {t('planning.filter')}
          </button>
          <UndoRedo />
        </span>
      </div>
      {filtering && <FilterPanel plan={split.plan} />}
      {bundles.length > 0 && children}
    </section>
  )
}

/** `m` moves the chosen resource, from the timeline and from the list of what is in a bundle. */
function pressShortcut(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, ctrlKey, metaKey, altKey, currentTarget } = event
  if (key !== 'm' || ctrlKey || metaKey || altKey || target instanceof HTMLInputElement) return
  const button = currentTarget.querySelector<HTMLElement>('[data-shortcut="m"]')
  if (!button) return
  event.preventDefault()
  button.click()
}
