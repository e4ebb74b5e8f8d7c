import { bytes, sumBytes } from '../bytes'
import { budgetOf } from './budget'
import { type Pack, pack } from './pack'
import { placementReasons } from './placement-reasons'
import type { Bundle, PlacementReason, PlanSettings, StageId } from './plan'
import { createRank } from './sort-for-create'
import type { StagedDocument } from './staged-document'
import { targetRule } from './targets'

const padding = '# A ClusterResourceSet takes no value of less than 32 bytes.\n'

/** Cuts one stage, in its order, into as few bundles as its budget allows. */
export function cutStage(stage: StageId, documents: readonly StagedDocument[], settings: PlanSettings): Bundle[] {
  const max = budgetOf(settings)
  const packs = packStage(stage, documents, settings, max ?? Number.POSITIVE_INFINITY)
  const nameOf = (index: number): string => bundleName(stage, index, packs.length)
  return packs.map(({ items, begunBy }, index) => {
    const first = items[0]
    if (!first) throw new RangeError('a bundle without documents')
    const heading = headingOf(stage, index, packs.length, settings)
    const content = sumBytes(items.map(item => item.bytes))
    const short = heading.length + content < targetRule(settings.target).least
    const padded = short ? `${heading}${padding}` : heading
    const size = bytes(padded.length + content)
    const overLimit = max !== null && items.length === 1 && size > max
    const opening = openingReasons(first, begunBy, nameOf(index - 1), overLimit, settings)
    return {
      name: nameOf(index),
      stage,
      heading: padded,
      placements: items.map(item => ({
        resource: item.index,
        form: item.written.json ? 'json' : 'text',
        bytes: item.bytes,
        reasons: [...placementReasons(item, stage, settings), ...(item === first ? opening : [])],
      })),
      bytes: size,
      maxBytes: max,
      overLimit,
      verb: verbOf(first, settings),
      holdsSecrets: items.some(({ resource }) => resource.group === '' && resource.kind === 'Secret'),
    }
  })
}

/** `10-crds`, or `10-crds-02` of several: zero-padded, since kubectl takes a folder in byte order of the names. */
function bundleName(stage: StageId, index: number, count: number): string {
  return count === 1 ? stage : `${stage}-${String(index + 1).padStart(Math.max(2, String(count).length), '0')}`
}

/**
 * The first line of a JSON bundle: readers that look at its first characters then take it for YAML (splitting rules, section 6). All headings
 * of a stage have one length, so that cutting it into bundles of the least number is a matter of the documents alone.
 */
function headingOf(stage: StageId, index: number, count: number, { form }: PlanSettings): string {
  if (form === 'text') return ''
  return `# ${stage} ${String(index + 1).padStart(String(count).length, '0')}/${count}\n`
}

function packStage(
  stage: StageId,
  documents: readonly StagedDocument[],
  settings: PlanSettings,
  max: number,
): Pack<StagedDocument>[] {
  const parts = (first: StagedDocument, next: StagedDocument): boolean =>
    verbOf(first, settings) !== verbOf(next, settings) || sortedBefore(next, first.position, settings) !== undefined
  // The heading holds the number of bundles, which is known only after packing: room for one digit more until it is enough.
  for (let digits = 1; ; digits++) {
    const heading = headingOf(stage, 0, 10 ** digits - 1, settings)
    const packs = pack(documents, max, heading.length, parts)
    if (String(packs.length).length <= digits) return packs
  }
}

/**
 * The resource that `next` needs, stands from `first` on, and would be sorted behind it by ClusterResourceSet if both were in one value.
 * kubectl keeps the order of a file.
 */
function sortedBefore(next: StagedDocument, first: number, { target }: PlanSettings): StagedDocument | undefined {
  if (!targetRule(target).sortsByKind) return undefined
  return next.needs.find(
    ({ needed }) => needed.position >= first && createRank(next.resource) < createRank(needed.resource),
  )?.needed
}

/** `kubectl apply` refuses an object without a name of its own; `kubectl create` has one made from generateName. */
function verbOf({ resource }: StagedDocument, { target }: PlanSettings): Bundle['verb'] {
  return targetRule(target).creates && resource.name === null ? 'create' : 'apply'
}

/** Why a bundle begins with this document. */
function openingReasons(
  first: StagedDocument,
  begunBy: Pack<StagedDocument>['begunBy'],
  before: string,
  overLimit: boolean,
  settings: PlanSettings,
): PlacementReason[] {
  const reasons: PlacementReason[] = []
  if (begunBy === 'full') reasons.push({ code: 'next-bundle', closed: before })
  const needed = begunBy === 'parted' ? sortedBefore(first, 0, settings) : undefined
  if (needed) reasons.push({ code: 'sorted-by-kind', resource: needed.index })
  if (overLimit) reasons.push({ code: 'alone-over-limit' })
  return reasons
}
