import { type Bytes, bytes } from '../bytes'
import type { PlanSettings } from './plan'
import { defaultBudget, targetRule } from './targets'

/**
 * The most bytes a bundle may have; null: no cut. Where an object carries each bundle (a ConfigMap, a ManifestWork), no setting takes it over
 * that object's limit.
 */
export function budgetOf({ preset, target, maxBytes }: PlanSettings): Bytes | null {
  const { usual, most } = targetRule(target)
  const wanted = maxBytes ?? usual ?? (preset === 'fit' ? defaultBudget : null)
  return wanted === null || most === null ? wanted : bytes(Math.min(wanted, most))
}
