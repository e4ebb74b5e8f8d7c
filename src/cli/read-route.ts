import { type RouteId, routes } from '../core/route'
import { WrongUsage } from './command'
import { didYouMean } from './similar'

/** A route by its id, as `--route` is given it. */
export function readRoute(id: string): RouteId {
  const route = routes.find(candidate => candidate.id === id)
  if (route) return route.id
  const ids = routes.map(candidate => candidate.id)
  throw new WrongUsage(`no route '${id}'${didYouMean(id, ids) || `; there are ${ids.join(', ')}`}`)
}
