import { type ApplierId, applierOf } from '../../core/export'
import type { StageWait } from '../../core/plan'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** Controllers that bring in everything at once and try again what did not go in: they wait for nothing. */
const retrying: readonly ApplierId[] = ['clusterresourceset', 'sveltos', 'fleet', 'ocm', 'capi-operator']

/** What is waited for after a step, tagged for `Rich`; where nothing is, why not. */
export function useWait(
  resources: readonly ShownResource[],
  applier: ApplierId,
): (waits: readonly StageWait[]) => string {
  const { t } = useWords()
  return waits => {
    if (retrying.includes(applier)) return t('timeline.retried', { route: applierOf(applier).label })
    if (waits.length === 0) return t('timeline.noWait')
    const said = waits.map(({ until, seconds, resources: awaited }) => {
      const name = resources[awaited[0] ?? -1]?.name ?? ''
      return t(`timeline.until.${until}`, { count: awaited.length, seconds, name })
    })
    return t('timeline.wait', { waits: said.join(t('table.and')) })
  }
}
