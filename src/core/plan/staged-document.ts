import type { Bytes } from '../bytes'
import type { ReferenceField, Resource } from '../resource'
import type { WrittenDocument } from './write-documents'

/** A resource as written, with everything that decides its place in the plan. */
export interface StagedDocument {
  /** Index of the resource in the load. */
  readonly index: number
  readonly resource: Resource
  readonly written: WrittenDocument
  /** What it adds to a bundle: separator line, document, final newline. */
  readonly bytes: Bytes
  /** Place in the install order of the whole plan. */
  readonly position: number
  /** True where the cluster must know its kind already. */
  readonly external: boolean
  /** What it needs of the plan: all of it stands before. */
  readonly needs: readonly { readonly needed: StagedDocument; readonly field: ReferenceField }[]
}
