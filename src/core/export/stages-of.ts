import type { Bundle, Plan, StageId } from '../plan'
import type { Load } from '../resource'

/** A stage of a plan with its bundles in order. */
export interface PlannedStage {
  readonly id: StageId
  readonly bundles: readonly Bundle[]
}

/** The stages that hold anything, in install order. */
export function stagesOf({ bundles }: Plan): PlannedStage[] {
  const stages = new Map<StageId, Bundle[]>()
  for (const bundle of bundles) {
    const open = stages.get(bundle.stage)
    if (open) open.push(bundle)
    else stages.set(bundle.stage, [bundle])
  }
  return [...stages].map(([id, ofStage]) => ({ id, bundles: ofStage }))
}

/** The stage of what the cluster must know already, and those that a person made behind it. */
const external = /^45[b-z]?-external-crs$/

/**
 * The stage that must be ready before this one; null for the first. Custom resources whose CRD is not in the input are no condition of any other:
 * the cluster may not know them at all.
 */
export function stageBefore(stage: PlannedStage, stages: readonly PlannedStage[]): PlannedStage | null {
  const before = stages.slice(0, stages.indexOf(stage)).filter(({ id }) => !external.test(id))
  return before.at(-1) ?? null
}

/** Whether removing what is no longer in it would take more with it: a CRD all objects of its kind, a Namespace all that is in it. */
export function holdsParents({ bundles }: PlannedStage, load: Load): boolean {
  return bundles.some(({ placements }) =>
    placements.some(({ resource }) => {
      const { group, kind } = load.resources[resource] ?? {}
      return (
        (group === '' && kind === 'Namespace') ||
        (group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition')
      )
    }),
  )
}
