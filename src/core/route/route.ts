import type { Bytes } from '../bytes'
import type { Sizes } from '../encoding'
import type { LimitId } from '../limit'

export type RouteId = 'create' | 'client-side-apply' | 'server-side-apply' | 'clusterresourceset-configmap'

/** A resource as the routes see it: what it is and what it weighs. */
export interface Weighed {
  readonly kind: string | null
  readonly name: string | null
  readonly sizes: Sizes
}

/** A limit met on a route, and the bytes that are held against it; null where the resource never meets it. */
export interface Step {
  readonly limit: LimitId
  readonly measure: (resource: Weighed) => Bytes | null
  /** Set where not the resource itself is refused but the object that carries it: that object's kind, for the server's words. */
  readonly carrierKind?: string
}

/** A way to bring resources into a cluster: the limits met on the way, in order. */
export interface Route {
  readonly id: RouteId
  /** The body each resource is sent in; null for a resource means that it is never sent this way. */
  readonly body: (resource: Weighed) => Bytes | null
  /** What each resource meets, in order: the first limit exceeded refuses it. */
  readonly steps: readonly Step[]
  /** Set where the whole input travels in one object: the sum of the sources' bytes is held against its limit first. */
  readonly carrier?: { readonly kind: string; readonly limit: LimitId }
  /** Whether kubectl names the file in a server's error: it does where it creates, not under server-side apply. */
  readonly namesFile: boolean
}
