import type { Plan } from '../plan'
import type { Change, Comparison } from './comparison'

/** A bundle of the later input's plan, and what in it an upgrade has to apply again. */
export interface ComparedBundle {
  readonly name: string
  readonly resources: number
  /**
   * Indexes, in the later analysis, of its resources that were added or are another object than before, in the bundle's
   * order.
   */
  readonly toApply: readonly number[]
}

/**
 * What of a plan of the later input has to be applied in an upgrade. A bundle that only lost or moved resources does
 * not. What a split by key made or rewrote does (`isRewritten`): nobody knows whether the earlier version was split in
 * the same way.
 */
export function bundlesToApply(
  { resources }: Comparison,
  plan: Plan,
  isRewritten: (resource: number) => boolean = () => false,
): ComparedBundle[] {
  const changes = new Map<number, Change>()
  for (const { after, change } of resources) if (after !== null) changes.set(after, change)
  return plan.bundles.map(({ name, placements }) => ({
    name,
    resources: placements.length,
    toApply: placements
      .map(({ resource }) => resource)
      .filter(resource => changes.get(resource) !== 'same' || isRewritten(resource)),
  }))
}
