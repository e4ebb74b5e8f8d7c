import type { ResourceReport } from '../../core/analysis'
import { type ClusterLimits, isRefusedBy, limitOf, maxOf } from '../../core/limit'
import type { Route } from '../../core/route'
import type { Check } from './ledger-steps'

/**
 * What the limits of a route, in the cluster that is set, count of a resource. Of two that count annotations, the one
 * with the copy says more.
 */
export function checksOf(
  { kind, name, bytes: sizes }: ResourceReport,
  route: Route,
  limits: ClusterLimits,
): readonly Check[] {
  const checks = route.checks.flatMap(({ limit, measure }): Check[] => {
    const bytes = measure({ kind, name, sizes })
    const max = maxOf(limits, limit)
    if (bytes === null || max === null) return []
    const isTight = bytes / max > limits.tightOver
    const verdict = isRefusedBy(limitOf(limit), bytes, max) ? 'refused' : isTight ? 'tight' : 'fits'
    return [{ limit, bytes, max, verdict }]
  })
  const copies = checks.some(({ limit }) => limit === 'apply.last-applied')
  return checks.filter(
    ({ limit, bytes, verdict }) => verdict === 'refused' || limit !== 'meta.annotations' || (!copies && bytes > 0),
  )
}
