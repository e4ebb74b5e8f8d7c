import type { PlacementReason, PlanSettings, StageId } from './plan'
import type { StagedDocument } from './staged-document'
import { targetRule } from './targets'

/** Why a document stands in this stage, after what, and in which form, whatever bundle of the stage it is in. */
export function placementReasons(
  { resource, written, external, needs }: StagedDocument,
  stage: StageId,
  { preset, target }: PlanSettings,
): PlacementReason[] {
  const reasons: PlacementReason[] = [preset === 'fit' ? { code: 'input-order' } : { code: 'stage', stage }]
  for (const { needed, field } of needs) reasons.push({ code: 'after', resource: needed.index, field })
  if (external) reasons.push({ code: 'kind-not-in-input' })
  if (targetRule(target).creates && resource.name === null) reasons.push({ code: 'create-only' })
  if (written.json?.because) reasons.push({ code: 'as-json', because: written.json.because })
  return reasons
}
