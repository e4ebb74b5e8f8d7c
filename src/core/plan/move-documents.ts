import { sumBytes } from '../bytes'
import { type BundleDraft, sortedBefore, verbOf } from './cut-stage'
import { headingFor } from './finish-bundles'
import { maxBundleSize } from './max-bundle-size'
import { newBundleNames } from './new-bundle'
import type { Move, MoveNotMade, PlanSettings, StageId } from './plan'
import type { StagedDocument } from './staged-document'

/** The bundles after the moves, those left empty gone; and the moves that could not be made. */
export interface Moved {
  readonly drafts: readonly BundleDraft[]
  readonly notMade: readonly MoveNotMade[]
}

/**
 * Moves documents by hand, one after the other, into bundles of the plan or into new ones. In its new bundle a document
 * stands where the order of the plan puts it. No bundle grows over the max bundle size, and none takes what it cannot
 * hold.
 */
export function moveDocuments(drafts: readonly BundleDraft[], settings: PlanSettings): Moved {
  const moves = settings.moves ?? []
  if (moves.length === 0) return { drafts, notMade: [] }
  const byName = new Map(drafts.map(draft => [draft.name, draft]))
  const homes = new Map<string, { bundle: string; item: StagedDocument }>()
  for (const { name, items } of drafts) for (const item of items) homes.set(item.resource.id, { bundle: name, item })
  const order = drafts.map(({ name }) => name)
  const notMade: MoveNotMade[] = []
  for (const move of moves) {
    const because = make(move)
    if (because !== null) notMade.push({ move, because })
  }
  const left = order.flatMap(name => byName.get(name) ?? []).filter(({ items }) => items.length > 0)
  return { drafts: left, notMade }

  function make({ resource, to, behind }: Move): MoveNotMade['because'] | null {
    const home = homes.get(resource)
    const into = byName.get(to) ?? (behind === undefined ? null : newBundle(to, behind))
    if (!home) return 'no-resource'
    if (!into) return 'no-bundle'
    if (home.bundle === to) return null
    const { item } = home
    const items = [...into.items, item].sort((a, b) => a.position - b.position)
    if (!fits({ ...into, items }, settings)) return 'no-room'
    if (!holdsTogether(items, settings)) return 'not-together'
    const source = byName.get(home.bundle)
    if (source) byName.set(home.bundle, { ...source, items: source.items.filter(other => other !== item) })
    const from = source?.movedFrom.get(item.index) ?? home.bundle
    if (!byName.has(to)) order.splice(placeOf(into), 0, to)
    byName.set(to, { ...into, items, movedFrom: new Map([...into.movedFrom, [item.index, from]]) })
    homes.set(resource, { bundle: to, item })
    return null
  }

  function newBundle(name: string, behind: StageId): BundleDraft | null {
    const isThere = [...byName.values()].some(({ stage }) => stage === behind)
    if (!isThere || !newBundleNames(behind).includes(name)) return null
    return { name, stage: name, index: 0, count: 1, items: [], begunBy: null, movedFrom: new Map() }
  }

  /** Stages are in byte order of their names. */
  function placeOf({ stage }: BundleDraft): number {
    const later = order.findIndex(name => (byName.get(name)?.stage ?? '') > stage)
    return later === -1 ? order.length : later
  }
}

function fits(draft: BundleDraft, settings: PlanSettings): boolean {
  const max = maxBundleSize(settings) ?? Number.POSITIVE_INFINITY
  const most = settings.maxResources ?? Number.POSITIVE_INFINITY
  const content = sumBytes(draft.items.map(({ bytes }) => bytes))
  return headingFor(draft, settings).length + content <= max && draft.items.length <= most
}

function holdsTogether(items: readonly StagedDocument[], settings: PlanSettings): boolean {
  const byIndex = new Map(items.map(item => [item.index, item]))
  const verbs = new Set(items.map(verbOf))
  return verbs.size === 1 && items.every(item => !sortedBefore(item, to => byIndex.get(to) ?? null, settings))
}
