import { applierOf } from '../export/rules'
import type { Resource } from '../resource'
import { maxBundleSize } from './max-bundle-size'
import type { Bundle, PlanSettings, StageId } from './plan'
import type { StagedDocument } from './staged-document'

/** A bundle before its bytes are counted: documents may still be moved into it or out of it. */
export interface BundleDraft {
  readonly name: string
  readonly stage: StageId
  /** Which of how many of its stage, from 0. */
  readonly index: number
  readonly count: number
  readonly items: readonly StagedDocument[]
  readonly begunBy: Pack<StagedDocument>['begunBy']
  /** Bundles from which documents were moved here by hand. */
  readonly movedFrom: ReadonlyMap<number, string>
}

/** Cuts one stage, in its order, into as few bundles as their max size allows. */
export function cutStage(stage: StageId, documents: readonly StagedDocument[], settings: PlanSettings): BundleDraft[] {
  const packs = packStage(stage, documents, settings, maxBundleSize(settings) ?? Number.POSITIVE_INFINITY)
  return packs.map(({ items, begunBy }, index) => ({
    name: bundleName(stage, index, packs.length),
    stage,
    index,
    count: packs.length,
    items,
    begunBy,
    movedFrom: new Map(),
  }))
}

/** `10-crds`, or `10-crds-02` of several: zero-padded, since kubectl takes a folder in byte order of the names. */
function bundleName(stage: StageId, index: number, count: number): string {
  return count === 1 ? stage : `${stage}-${String(index + 1).padStart(Math.max(2, String(count).length), '0')}`
}

/**
 * The first line of a JSON bundle: readers that look at its first characters then take it for YAML (splitting rules,
 * section 6). All headings of a stage have one length, so that cutting it into bundles of the least number is a matter
 * of the documents alone.
 */
export function headingOf(stage: StageId, index: number, count: number, { form }: Pick<PlanSettings, 'form'>): string {
  if (form !== 'json') return ''
  return `# ${stage} ${String(index + 1).padStart(String(count).length, '0')}/${count}\n`
}

function packStage(
  stage: StageId,
  documents: readonly StagedDocument[],
  settings: PlanSettings,
  max: number,
): Pack<StagedDocument>[] {
  const positions = new Map(documents.map(document => [document.index, document]))
  const parts = (first: StagedDocument, next: StagedDocument): boolean =>
    verbOf(first) !== verbOf(next) ||
    isHeldBack(first, settings) !== isHeldBack(next, settings) ||
    (applierOf(settings.target).crdsApart && isCrd(first) !== isCrd(next)) ||
    sortedBefore(next, needed => isBetween(positions.get(needed), first), settings) !== undefined
  const most = settings.maxResources ?? Number.POSITIVE_INFINITY
  // The heading holds the number of bundles, which is known only after packing: room for one digit more until it is
  // enough.
  for (let digits = 1; ; digits++) {
    const heading = headingOf(stage, 0, 10 ** digits - 1, settings)
    const packs = pack(documents, max, heading.length, most, parts)
    if (String(packs.length).length <= digits) return packs
  }
}

function isBetween(document: StagedDocument | undefined, first: StagedDocument): StagedDocument | null {
  return document && document.position >= first.position ? document : null
}

/**
 * The resource without which the API server refuses `next`, which stands in the same bundle (`inBundle` says so), and
 * which ClusterResourceSet would sort behind it. kubectl keeps the order of a file.
 */
export function sortedBefore(
  next: StagedDocument,
  inBundle: (needed: number) => StagedDocument | null,
  { target: applier }: PlanSettings,
): StagedDocument | undefined {
  if (!applierOf(applier).sortsByKind) return undefined
  for (const { to, strength } of next.needs) {
    const needed = strength === 'hard' ? inBundle(to) : null
    if (needed && createRank(next.resource) < createRank(needed.resource)) return needed
  }
  return undefined
}

/**
 * Whether a script must be able to leave it out: a webhook whose workload does not run would have others refused. So it
 * shares a file with its like alone.
 */
function isHeldBack({ resource, needs }: StagedDocument, { target: applier }: PlanSettings): boolean {
  return (
    applierOf(applier).creates &&
    resource.group === 'admissionregistration.k8s.io' &&
    needs.some(({ strength, field }) => strength === 'ready' && field !== 'admission')
  )
}

function isCrd({ resource }: StagedDocument): boolean {
  return resource.provides?.type === 'crd'
}

/** `kubectl apply` refuses an object without a name of its own; `kubectl create` has one made from generateName. */
export function verbOf({ resource }: StagedDocument): Bundle['verb'] {
  return resource.name === null ? 'create' : 'apply'
}

/** Items that go into one bundle. */
interface Pack<Item> {
  readonly items: readonly Item[]
  /** Why it was begun: the one before was full, or `parts` said so; null for the first. */
  readonly begunBy: 'full' | 'parted' | null
}

/**
 * Cuts a sequence, in its order, into as few packs as possible of at most `max` bytes each, of which `fixed` are taken
 * before the first item, and of at most `most` items. An item that alone is over `max` gets a pack of its own in its
 * place. Taking whatever still fits is minimal while the order is fixed. `parts` says whether an item must not share a
 * pack with those from `first` to the one before it.
 */
export function pack<Item extends { readonly bytes: number }>(
  items: readonly Item[],
  max: number,
  fixed: number,
  most: number,
  parts: (first: Item, next: Item) => boolean,
): Pack<Item>[] {
  const packs: Pack<Item>[] = []
  let open: Item[] = []
  let size = fixed
  for (const item of items) {
    const first = open[0]
    const full = size + item.bytes > max || open.length >= most
    if (!first || full || parts(first, item)) {
      open = []
      size = fixed
      packs.push({ items: open, begunBy: first ? (full ? 'full' : 'parted') : null })
    }
    open.push(item)
    size += item.bytes
  }
  return packs
}

/**
 * Cluster API's `SortForCreate` (util/resource/resource.go) without "Endpoint", which is misspelt there and matches
 * nothing.
 */
const kindsInOrder: readonly string[] = [
  'Namespace',
  'CustomResourceDefinition',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Secret',
  'ConfigMap',
  'ServiceAccount',
  'LimitRange',
  'Pod',
  'ReplicaSet',
]

/**
 * Rank by which ClusterResourceSet sorts, stably, the documents inside one value: by kind alone, whatever the group.
 * Kinds not listed come last (limits facts, section 7).
 */
function createRank({ kind }: Resource): number {
  const index = kindsInOrder.indexOf(kind ?? '')
  return index === -1 ? kindsInOrder.length : index
}
