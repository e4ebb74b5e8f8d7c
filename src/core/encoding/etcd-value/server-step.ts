import type { Mapping } from '../../manifest'
import type { Scope } from '../../resource'
import type { Operation } from '../ownership/untyped-ownership'
import type { Known } from '../sizes'
import type { StoredKind } from '../stored/stored-kind'
import type { Release } from '../tables/releases'
import type { CustomResourceType } from './custom-resource-type'
import type { EtcdLineId } from './etcd-value'

/**
 * One thing that happens to an object between the request and etcd. Steps run in order; what a step changes is one
 * line.
 */
export interface ServerStep {
  readonly id: EtcdLineId
  readonly known: Known
  /** The object after the step; the same object where nothing happens. */
  readonly apply: (object: Mapping, context: WriteContext) => Mapping
}

/** What a step may know besides the object. */
export interface ServerContext {
  readonly kind: StoredKind
  readonly scope: Scope
  /**
   * What a CRD of the input says of a custom resource; null for every other kind, and where the input has no such CRD.
   */
  readonly customResource: CustomResourceType | null
  /** The release whose server it is. */
  readonly release: Release
}

/**
 * What the steps of a write may know: a custom resource is not decoded where it is applied on the server for the first
 * time.
 */
export interface WriteContext extends ServerContext {
  readonly operation: Operation
}
