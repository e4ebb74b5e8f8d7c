import { InTurn } from '../kit'
import { usePage } from '../store'
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
  const weighed = usePage(state => state.weighed)
  const split = usePage(state => state.split)
  const bundleName = usePage(state => state.bundle)
  if (!weighed) return <p className="view-empty quiet">{t('split.empty')}</p>
  const resources = split ? shownResources(weighed.analysis.resources, split) : []
  const bundle = split?.plan.bundles.find(({ name }) => name === bundleName)
  return (
    <div className="split">
      <SplitControls />
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
