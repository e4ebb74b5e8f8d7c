import { namedRoute, routeWords } from '../core/export/rules'
import type { RouteId } from '../core/route'
import { didYouMean } from './similar'
import { WrongUsage } from './wrong-usage'

/** A route as `--route` is given it (`namedRoute`). Throws `WrongUsage` where there is none, with the nearest. */
export function readRoute(word: string): RouteId {
  const route = namedRoute(word)
  if (route !== null) return route
  throw new WrongUsage(
    `no route '${word}'${didYouMean(word.trim().toLowerCase(), routeWords)}; plimsoll help routes lists them`,
  )
}
