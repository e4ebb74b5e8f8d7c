import type { PlacementReason, TextUnfit } from './plan'
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
  const because = written.json?.because
  if (because) reasons.push(asJson(because))
  return reasons
}

const reasonsForJson = new Map<TextUnfit, PlacementReason>()

/** The same one for all: it may be said of a hundred thousand. */
function asJson(because: TextUnfit): PlacementReason {
  const reason: PlacementReason = reasonsForJson.get(because) ?? { code: 'as-json', because }
  reasonsForJson.set(because, reason)
  return reason
}
