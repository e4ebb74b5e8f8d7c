import { countLimits } from '../limit'
import { pluralOf } from '../resource'
import type { Route, SizedResource } from '../route'
import { plainAnswer } from './plain-answer'
import type { RefusalReason } from './verdict'

/** A refusal that no number of bytes is the reason of, with the words of who refuses where they are known. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly message: string | null
}

/** Why a resource is refused on a route whatever its size; null where it is not. */
export function refusalOf(resource: SizedResource, route: Route, file: string): Refusal | null {
  return nameRefusal(resource, route, file) ?? unsent(resource, route) ?? endpointRefusal(resource, route)
}

/**
 * kubectl apply looks the object up by its name first; who creates leaves the name to the server (measured, section 1;
 * apimachinery ValidateObjectMeta).
 */
function nameRefusal(resource: SizedResource, route: Route, file: string): Refusal | null {
  const { kind, name, generateName, sizes } = resource
  // What kubectl does not see has no body at all.
  if (name !== null || kind === null || sizes.request.create === null) return null
  const isApplied = route.body(resource) === null
  if (generateName === undefined) {
    const created = `The ${kind} "" is invalid: metadata.name: Required value: name or generateName is required`
    const applied = route.writes === 'clientSideApply' ? notRetrieved(resource, file) : `error: ${noName}`
    return { reason: 'no-name', message: printed(isApplied ? applied : created, route) }
  }
  if (route.unnamed) return { reason: 'generated-name', message: route.unnamed(resource) }
  if (!isApplied) return null
  return {
    reason: 'generated-name',
    message: printed(`error: from ${generateName}: cannot use generate name with apply`, route),
  }
}

const noName = 'resource name may not be empty'

/** kubectl `pkg/cmd/apply/apply.go`: client-side apply asks for what is there before it sends anything. */
function notRetrieved({ apiVersion, kind, namespace }: SizedResource, file: string): string {
  const version = apiVersion?.includes('/') ? apiVersion : `/${apiVersion ?? ''}`
  // Reviews of the whole cluster are kept nowhere, and so in no namespace.
  const isOfCluster = /^(?!Local).*Review$/.test(kind ?? '')
  return [
    'error: error when retrieving current configuration of:',
    `Resource: "${version}, Resource=${pluralOf(kind ?? '')}", GroupVersionKind: "${version}, Kind=${kind ?? ''}"`,
    `Name: "", Namespace: "${isOfCluster ? '' : (namespace ?? '')}"`,
    `from server for: "${file}": ${noName}`,
  ].join('\n')
}

function unsent(resource: SizedResource, route: Route): Refusal | null {
  return route.body(resource) === null ? notSent : null
}

/** No limit of the route can be held against it. */
export const notSent: Refusal = { reason: 'not-sent', message: null }

/** Whether there is nothing that `refusalOf` could say, as of nearly all: it has a name, a body, and not too much. */
export function isNamedAndSent(resource: SizedResource, route: Route): boolean {
  return resource.name !== null && route.body(resource) !== null && !hasTooManyEndpoints(resource)
}

const mostEndpoints = countLimits.find(({ id }) => id === 'endpointslice.endpoints')?.max ?? Number.POSITIVE_INFINITY

/** Whether an EndpointSlice has more endpoints than it may. */
export function hasTooManyEndpoints({ endpoints }: Pick<SizedResource, 'endpoints'>): boolean {
  return endpoints !== undefined && (endpoints === null || endpoints > mostEndpoints)
}

function endpointRefusal(resource: SizedResource, route: Route): Refusal | null {
  if (!hasTooManyEndpoints(resource)) return null
  const { kind, name, endpoints } = resource
  const count = endpoints === null ? '' : ` ${endpoints}:`
  const answer = `The ${kind} "${name ?? ''}" is invalid: endpoints: Too many:${count} must have at most ${mostEndpoints} items`
  return { reason: 'too-many-endpoints', message: printed(answer, route) }
}

function printed(answer: string, { printedBy }: Route): string {
  return printedBy === 'kubectl' ? answer : plainAnswer(answer)
}
