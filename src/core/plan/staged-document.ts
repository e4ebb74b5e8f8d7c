import type { Bytes } from '../bytes'
import type { Reference, Resource } from '../resource'
import type { PlacementReason } from './plan'
import type { WrittenDocument } from './write-documents'

/** A resource as written, with everything that decides its place in the plan. */
export interface StagedDocument {
  /** Index of the resource in the load. */
  readonly index: number
  readonly resource: Resource
  readonly written: WrittenDocument
  /** What it adds to a bundle: separator line, document, final newline. */
  readonly bytes: Bytes
  /** Place in the order of the whole plan, before anything is moved by hand. */
  readonly position: number
  /** Why it stands in its stage. */
  readonly reason: PlacementReason
  /** True where the cluster must know its kind already. */
  readonly external: boolean
  /** Everything of the plan that it needs. */
  readonly needs: readonly Reference[]
}
