import { type RouteId, routes } from '../../core/route'
import type { Slice } from './page-state'
import type { WayId } from './ways'

export interface WaysSlice {
  /** The ways that the person uses, in the order shown: always seen, the others on request. */
  readonly usedWays: readonly WayId[]
  readonly allWaysShown: boolean
  /** The ways below which their resources and limits are shown. */
  readonly openWays: readonly WayId[]
  useWay(way: WayId, isUsed: boolean): void
  showAllWays(isShown: boolean): void
  openWay(way: WayId, isOpen: boolean): void
}

const usual: ReadonlySet<RouteId> = new Set<RouteId>([
  'client-side-apply',
  'server-side-apply',
  'create',
  'clusterresourceset-configmap',
  'clusterresourceset-configmap-json',
  'argocd-client-side',
  'flux-kustomization',
  'helm-3-crds',
])

export const createWaysSlice: Slice<WaysSlice> = () => (set, get) => ({
  usedWays: inOrder(id => usual.has(id)),
  allWaysShown: false,
  openWays: [],
  useWay(way, isUsed) {
    const { usedWays } = get()
    const next = inOrder(id => (id === way ? isUsed : usedWays.includes(id)))
    // With none at all there would be nothing to read.
    if (next.length > 0) set({ usedWays: next })
  },
  showAllWays: allWaysShown => set({ allWaysShown }),
  openWay(way, isOpen) {
    const { openWays } = get()
    set({ openWays: inOrder(id => (id === way ? isOpen : openWays.includes(id))) })
  },
})

/** The ways whose names stand in a list with commas; null where none is known. */
export function asUsedWays(list: string): readonly WayId[] | null {
  const names = list.split(',')
  const known = inOrder(id => names.includes(id))
  return known.length > 0 ? known : null
}

function inOrder(isUsed: (id: WayId) => boolean): readonly WayId[] {
  return routes.map(({ id }) => id).filter(isUsed)
}
