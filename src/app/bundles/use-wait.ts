import type { StageWait } from '../../core/plan'
import { routeOf } from '../../core/route'
import { usePage } from '../store'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** What is waited for after a step, tagged for `Rich`; where nothing is, why not. */
export function useWait(resources: readonly ShownResource[]): (waits: readonly StageWait[]) => string {
  const { t } = useWords()
  const route = usePage(state => state.question.route)
  const isRetried = routeOf(route).carriers.length > 0 || /^(argocd|flux|fleet|kapp)/.test(route)
  return waits => {
    if (waits.length === 0) {
      return isRetried ? t('timeline.retried', { route: t(`wayPlain.${route}`) }) : t('timeline.noWait')
    }
    const said = waits.map(({ until, seconds, resources: awaited }) => {
      const name = resources[awaited[0] ?? -1]?.name ?? ''
      return t(`timeline.until.${until}`, { count: awaited.length, seconds, name })
    })
    return t('timeline.wait', { waits: said.join(t('table.and')) })
  }
}
