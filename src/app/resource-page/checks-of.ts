import type { ResourceReport } from '../../core/analysis'
import { limitOf } from '../../core/limit'
import type { Route } from '../../core/route'
import { defaultJudgeSettings } from '../../core/verdict'
import type { Check } from './ledger-steps'

/** What the limits of a route count of a resource. Of two that count annotations, the one with the copy says more. */
export function checksOf({ kind, name, bytes: sizes }: ResourceReport, route: Route): readonly Check[] {
  const checks = route.steps.flatMap(({ limit, measure }): Check[] => {
    const bytes = measure({ kind, name, sizes })
    if (bytes === null) return []
    const { max } = limitOf(limit)
    const share = bytes / max
    const verdict = share > 1 ? 'refused' : share > defaultJudgeSettings.tightOver ? 'tight' : 'fits'
    return [{ limit, bytes, max, verdict }]
  })
  const copies = checks.some(({ limit }) => limit === 'apply.last-applied')
  return checks.filter(
    ({ limit, bytes, verdict }) => verdict === 'refused' || limit !== 'meta.annotations' || (!copies && bytes > 0),
  )
}
