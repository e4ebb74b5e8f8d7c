import { appliers, routesOf } from '../core/export'
import { type RouteId, routes } from '../core/route'
import { didYouMean } from './similar'
import { WrongUsage } from './wrong-usage'

/** What people call routes, beside their ids, names and the appliers that go by them. */
const aliases: Readonly<Record<string, RouteId>> = {
  apply: 'client-side-apply',
  csa: 'client-side-apply',
  ssa: 'server-side-apply',
  'server-side': 'server-side-apply',
  'dry-run': 'server-dry-run',
  crs: 'clusterresourceset-configmap',
  capi: 'cluster-api-operator',
  argo: 'argocd-client-side',
  hr: 'flux-helmrelease',
  helmrelease: 'flux-helmrelease',
  manifestwork: 'ocm-manifestwork',
  olm: 'olm-bundle',
  k3s: 'k3s-auto-deploy',
}

/**
 * A route by its id, as `--route` is given it; also by its name ("kubectl apply --server-side"), by what it is called
 * for short, and by an applier, whose first route it then is. Whether it is written in capitals does not matter.
 */
export function readRoute(word: string): RouteId {
  const said = word.trim().toLowerCase()
  const route = routes.find(({ id, name }) => id === said || name.toLowerCase() === said)
  const applier = appliers.find(({ id }) => id === said)
  const found = route?.id ?? (applier ? routesOf(applier.id)[0] : aliases[said])
  if (found !== undefined) return found
  const names = [...routes.map(({ id }) => id), ...Object.keys(aliases), ...appliers.map(({ id }) => id)]
  throw new WrongUsage(`no route '${word}'${didYouMean(said, names)}; plimsoll help routes lists them`)
}
