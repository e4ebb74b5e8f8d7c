import { applierOf } from '../../core/question'
import { InTurn } from '../kit'
import { answeredOf, splitOf, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { BundleContents } from './bundle-contents'
import { PlanRemarks } from './plan-remarks'
import { ProofPanel } from './proof-panel'
import { shownResources } from './shown-resource'
import { SplitControls } from './split-controls'
import { UnplacedList } from './unplaced-list'
import { Vessels } from './vessels'

/** Cut the input into bundles that go in, and take them away. */
export function SplitView() {
  const { t } = useWords()
  const store = usePageStore()
  const answered = usePage(answeredOf)
  const route = usePage(state => state.question.route)
  const hasApplier = usePage(state => applierOf(state.question) !== null)
  const split = usePage(splitOf)
  const bundleName = usePage(state => state.bundle)
  if (!answered) return <p className="view-empty quiet">{t('split.empty')}</p>
  const resources = split ? shownResources(answered.analysis.resources, split) : []
  const bundle = split?.plan.bundles.find(({ name }) => name === bundleName)
  return (
    <div className="split">
      <SplitControls />
      {!hasApplier && (
        <p className="view-empty" role="status">
          {t('split.noApplierFor', { route: t(`wayPlain.${route}`) })}{' '}
          <button type="button" className="button" onClick={() => store.getState().chooseRoute('server-side-apply')}>
            {t('split.forKubectl')}
          </button>
        </p>
      )}
      {split && (
        <div className="split-columns">
          <div className="split-main">
            <Vessels split={split} resources={resources} />
            <UnplacedList plan={split.plan} resources={resources} />
            <PlanRemarks split={split} resources={resources} />
            <InTurn turn={1}>
              {bundle && <BundleContents plan={split.plan} bundle={bundle} resources={resources} />}
            </InTurn>
          </div>
          <InTurn turn={2}>
            <ProofPanel split={split} />
          </InTurn>
        </div>
      )}
    </div>
  )
}
