import type { Bundle, Plan, StageId } from '../plan'

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
