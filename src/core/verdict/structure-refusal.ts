import { type Answer, printedByKubectl, statusMessage } from '../encoding'
import type { ClusterLimits } from '../limit'
import type { Route, SizedResource } from '../route'

/** What the server says of the structure and the names of a resource on a route; null where it says nothing. */
export function answerOn(resource: SizedResource, route: Route, { validate }: ClusterLimits): Answer | null {
  const found = resource.answers?.[route.writes]
  if (found === undefined) return null
  return route.validates && validate !== 'ignore' ? found.strict : found.lax
}

/** Its words as they are printed where the resource is written. `more`: causes that its size adds to an `Invalid`. */
export function answerText(
  answer: Answer,
  { kind, name }: SizedResource,
  route: Route,
  file: string,
  more: readonly string[] = [],
): string {
  const whole = { ...answer, causes: [...answer.causes, ...more] }
  if (!isPrintedByKubectl(route)) return statusMessage(whole)
  return printedByKubectl(whole, {
    kind: kind ?? '',
    name: name ?? '',
    file: route.namesFile ? file : null,
    isOneOfSeveral: false,
  })
}

/** Where objects travel in another one, it is a controller that writes them, and that quotes the server. */
function isPrintedByKubectl({ printedBy, carriers, checks }: Route): boolean {
  return (
    printedBy === 'kubectl' && carriers.length === 0 && checks.every(({ carrierKind }) => carrierKind === undefined)
  )
}
