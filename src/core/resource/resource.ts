import type { ByteRange } from '../source'

/**
 * Whether a kind lives in a namespace. It changes bytes: kubectl writes `default` into the one and removes the field
 * from the other.
 */
export type Scope = 'namespaced' | 'cluster'

/** What a resource brings into the cluster that others may need: the targets of references. */
export type Provides =
  | { readonly type: 'namespace'; readonly name: string }
  | {
      readonly type: 'crd'
      readonly group: string
      readonly kind: string
      readonly plural: string
      readonly scope: Scope
      readonly servedVersions: readonly string[]
    }
  | { readonly type: 'api-service'; readonly group: string; readonly version: string }

/**
 * One Kubernetes object: a document, or an item of a List. Also a document that could not be read as one (`readable`
 * false, identity null): it is listed and carried along like the others, so that nothing is lost.
 */
export interface Resource {
  /** Index into the sources of the load. */
  readonly source: number
  /** Index into the documents of that source. */
  readonly document: number
  /** Index in the List this item stood in, null for a document of its own. */
  readonly item: number | null
  /** Bytes of the document, or of the item in its List. */
  readonly range: ByteRange
  /** Line of the first byte of `range`, from 1. */
  readonly line: number
  /** How many lines `range` takes. */
  readonly lines: number
  readonly readable: boolean
  readonly seenByKubectl: boolean
  /**
   * kubectl refuses it as an object wherever it stands: no kind, or a text field of the metadata that holds something
   * else.
   */
  readonly refused: boolean
  /** `group/kind/namespace/name`, `#n` added from the second of the same identity on. Unique in a load. */
  readonly id: string
  readonly apiVersion: string | null
  /** API group: the part of apiVersion before the slash, empty for the core group. */
  readonly group: string
  readonly kind: string | null
  /**
   * As kubectl sends it without `-n`: `default` where a namespaced manifest names none, null for a cluster-scoped kind.
   */
  readonly namespace: string | null
  readonly name: string | null
  readonly generateName: string | null
  /** It is a Secret, or may be one: nothing of it may be told but its names (room `secret`). */
  readonly isSecret: boolean
  readonly scope: Scope
  /** True where neither the tables nor a CRD of the input know the kind. */
  readonly scopeAssumed: boolean
  readonly provides: Provides | null
  /** EndpointSlice: how many endpoints it has. */
  readonly endpoints?: number
}
