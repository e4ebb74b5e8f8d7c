import type { Reference } from '../resource'
import type { PlanSettings, StageId } from './plan'
import type { Staged } from './stages'

/** The stage of each resource under a preset; never before the stage of something it needs. */
export function chooseStages(
  { preset }: PlanSettings,
  staged: readonly Staged[],
  references: readonly Reference[],
): StageId[] {
  const stages = staged.map(({ stage }): StageId => {
    if (preset === 'fit') return '00-all'
    if (preset === 'crds-apart') return stage === '10-crds' ? stage : '20-resources'
    return stage
  })
  // Ids are in byte order of the stages. What others need needs nothing itself, so each edge is looked at once.
  for (const { from, to } of references) {
    const own = stages[from]
    const needed = stages[to]
    if (own && needed && needed > own) stages[from] = needed
  }
  return stages
}
