import { type RouteId, routes } from '../core/route'
import { WrongUsage } from './command'

/** A route by its id, as `--route` is given it. */
export function readRoute(id: string): RouteId {
  const route = routes.find(candidate => candidate.id === id)
  if (route) return route.id
  throw new WrongUsage(`no route '${id}'; there are ${routes.map(candidate => candidate.id).join(', ')}`)
}
