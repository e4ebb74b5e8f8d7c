import type { PlacementReason } from './plan'
import type { StagedDocument } from './staged-document'

/** Why a document stands in this stage, after what, and in which form, whatever bundle of the stage it is in. */
export function placementReasons(
  { index, resource, written, reason, external, needs }: StagedDocument,
  movedFrom: string | undefined,
  positions: ReadonlyMap<number, number>,
): PlacementReason[] {
  const own = positions.get(index) ?? 0
  const reasons: PlacementReason[] = [movedFrom === undefined ? reason : { code: 'moved', from: movedFrom }]
  for (const { to, field, path, strength } of needs) {
    const needed = positions.get(to)
    if (needed === undefined) continue
    if (needed < own) reasons.push({ code: 'after', resource: to, field, path, strength })
    else if (strength !== 'soft') reasons.push({ code: 'before-needed', resource: to, field, path, strength })
  }
  if (external) reasons.push({ code: 'kind-not-in-input' })
  if (resource.name === null) reasons.push({ code: 'create-only' })
  if (written.json?.because) reasons.push({ code: 'as-json', because: written.json.because })
  return reasons
}
