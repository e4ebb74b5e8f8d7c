import { type Bytes, bytes } from '../bytes'
import { limitOf } from '../limit'
import type { PlanSettings } from './plan'

/** Below the 1,048,576 bytes of a ConfigMap with a margin for what a person may add by hand (splitting rules, section 4). */
const defaultBudget = bytes(1_000_000)

/**
 * The most bytes a bundle may have; null: no cut. A ClusterResourceSet carries each bundle in a ConfigMap or a Secret, so no setting takes it over
 * their limit.
 */
export function budgetOf({ preset, target, maxBytes }: PlanSettings): Bytes | null {
  if (target === 'kubectl') return maxBytes ?? (preset === 'fit' ? defaultBudget : null)
  return bytes(Math.min(maxBytes ?? defaultBudget, limitOf('configmap.data').max, limitOf('secret.data').max))
}
