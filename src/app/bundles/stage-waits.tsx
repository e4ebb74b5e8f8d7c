import type { Plan, StageWait } from '../../core/plan'
import { Icon } from '../kit'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** More stages than this are a list of bundles; their waits stand in the script. */
const stagesShown = 200

/** Under the bundles: which go in together, and what to wait for after them. */
export function StageWaits({
  plan,
  vesselWidth,
  resources,
}: {
  readonly plan: Plan
  readonly vesselWidth: number
  readonly resources: readonly ShownResource[]
}) {
  const { t } = useWords()
  const say = useWait(resources)
  const shown = plan.stages.slice(0, stagesShown)
  const firsts = shown.map((_, index) => shown.slice(0, index).reduce((sum, { bundles }) => sum + bundles.length, 0))
  return (
    <ol className="stage-waits" aria-label={t('planning.waits')}>
      {shown.map(({ id, bundles, waits }, index) => (
        <li key={id} style={{ left: (firsts[index] ?? 0) * vesselWidth, width: bundles.length * vesselWidth }}>
          <span className="unseen">{id}: </span>
          {waits.length > 0 && <Icon name="wait" />}
          <span className={waits.length > 0 ? '' : 'quiet'}>
            {waits.length > 0 ? waits.map(say).join('; ') : t('planning.wait.nothing')}
          </span>
        </li>
      ))}
    </ol>
  )
}

function useWait(resources: readonly ShownResource[]): (wait: StageWait) => string {
  const { t } = useWords()
  return ({ until, seconds, resources: awaited }) => {
    const facts = { count: awaited.length, seconds, minutes: Math.round(seconds / 60) }
    const [only] = awaited
    const name = resources[only ?? -1]?.name ?? ''
    return t(`planning.wait.${until}`, { ...facts, name })
  }
}
