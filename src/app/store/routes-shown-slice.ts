import { type RouteId, routes } from '../../core/route'
import type { Slice } from './slice'

export interface RoutesShownSlice {
  /** The routes that the person uses, in the order shown: always seen, the others on request. */
  readonly myRoutes: readonly RouteId[]
  readonly allRoutesShown: boolean
  /** The routes below which their resources and limits are shown. */
  readonly openRoutes: readonly RouteId[]
  keepRoute(route: RouteId, isMine: boolean): void
  showAllRoutes(isShown: boolean): void
  openRoute(route: RouteId, isOpen: boolean): void
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

export const createRoutesShownSlice: Slice<RoutesShownSlice> = (_, { get, set }) => ({
  myRoutes: inOrder(id => usual.has(id)),
  allRoutesShown: false,
  openRoutes: [],
  keepRoute(route, isMine) {
    const { myRoutes } = get()
    const next = inOrder(id => (id === route ? isMine : myRoutes.includes(id)))
    // With none at all there would be nothing to read.
    if (next.length > 0) set({ myRoutes: next })
  },
  showAllRoutes: allRoutesShown => set({ allRoutesShown }),
  openRoute(route, isOpen) {
    const { openRoutes } = get()
    set({ openRoutes: inOrder(id => (id === route ? isOpen : openRoutes.includes(id))) })
  },
})

/** The routes whose ids stand in a list with commas; null where none is known. */
export function asMyRoutes(list: string): readonly RouteId[] | null {
  const names = list.split(',')
  const known = inOrder(id => names.includes(id))
  return known.length > 0 ? known : null
}

function inOrder(isMine: (id: RouteId) => boolean): readonly RouteId[] {
  return routes.map(({ id }) => id).filter(isMine)
}
