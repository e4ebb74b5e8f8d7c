import { bytes, sumBytes } from '../bytes'
import { applierOf } from '../export/rules'
import { isSecret } from '../object'
import { type BundleDraft, headingOf, sortedBefore, verbOf } from './cut-stage'
import { maxBundleSize } from './max-bundle-size'
import type { Bundle, PlacementReason, PlanSettings } from './plan'
import type { StagedDocument } from './staged-document'

const padding = '# A ClusterResourceSet takes no value of less than 32 bytes.\n'

/** Counts the bytes of the bundles and says why each document stands where it stands. */
export function finishBundles(drafts: readonly BundleDraft[], settings: PlanSettings): Bundle[] {
  const positions = new Map<number, number>()
  const bundleOf = new Map<number, string>()
  const staged = new Map<number, StagedDocument>()
  for (const { name, items } of drafts) {
    for (const item of items) {
      positions.set(item.index, positions.size)
      bundleOf.set(item.index, name)
      staged.set(item.index, item)
    }
  }
  return drafts.map((draft, index) => {
    const { name, stage, items, movedFrom } = draft
    const [first] = items
    if (!first) throw new RangeError('a bundle without documents')
    const max = maxBundleSize(settings)
    const heading = headingFor(draft, settings)
    const size = bytes(heading.length + sumBytes(items.map(item => item.bytes)))
    const overLimit = max !== null && items.length === 1 && size > max
    const opening = openingReasons(draft, first, drafts[index - 1]?.name ?? '', staged, overLimit, settings)
    const needed = items.flatMap(item => item.needs.map(({ to }) => ({ to, bundle: bundleOf.get(to) })))
    const before = needed.flatMap(({ to, bundle }) =>
      bundle !== undefined && bundle !== name && isBefore(positions, to, first.index) ? [bundle] : [],
    )
    return {
      name,
      stage,
      heading,
      placements: items.map(item => ({
        resource: item.index,
        form: item.written.json ? 'json' : 'text',
        bytes: item.bytes,
        reasons: [...placementReasons(item, movedFrom.get(item.index), positions), ...(item === first ? opening : [])],
      })),
      bytes: size,
      maxBytes: max,
      overLimit,
      verb: verbOf(first),
      holdsSecrets: items.some(({ resource }) => isSecret(resource)),
      dependsOn: [...new Set(before)].sort(),
    }
  })
}

/** The first lines of a bundle: what its format and its applier want there. */
export function headingFor({ stage, index, count, items }: BundleDraft, settings: PlanSettings): string {
  const heading = headingOf(stage, index, count, settings)
  const content = sumBytes(items.map(item => item.bytes))
  return heading.length + content < applierOf(settings.target).least ? `${heading}${padding}` : heading
}

function isBefore(positions: ReadonlyMap<number, number>, a: number, b: number): boolean {
  return (positions.get(a) ?? Number.POSITIVE_INFINITY) < (positions.get(b) ?? -1)
}

/** Why a bundle begins with this document. */
function openingReasons(
  { begunBy, index }: BundleDraft,
  first: StagedDocument,
  before: string,
  staged: ReadonlyMap<number, StagedDocument>,
  overLimit: boolean,
  settings: PlanSettings,
): PlacementReason[] {
  const reasons: PlacementReason[] = []
  if (begunBy === 'full' && index > 0) reasons.push({ code: 'next-bundle', closed: before })
  const parted = begunBy === 'parted' ? sortedBefore(first, to => staged.get(to) ?? null, settings) : undefined
  if (parted) reasons.push({ code: 'sorted-by-kind', resource: parted.index })
  if (overLimit) reasons.push({ code: 'alone-over-limit' })
  return reasons
}

/** Why a document stands in this stage, after what, and in which form, whatever bundle of the stage it is in. */
function placementReasons(
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
