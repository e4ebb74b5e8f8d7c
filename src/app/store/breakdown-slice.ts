import type { ResourceBreakdown } from '../../core/analysis'
import type { FieldPath, FieldTree } from '../../core/breakdown'
import type { Bytes } from '../../core/bytes'
import type { Slice } from './page-state'

/** Questions about where bytes are, answered when a person looks. They reject as the engine does. */
export interface BreakdownSlice {
  breakdownOf(resource: number): Promise<ResourceBreakdown | null>
  fieldsOf(resource: number, path: FieldPath, follow: boolean): Promise<FieldTree | null>
  /** For every resource, the bytes of its compact JSON that are descriptions of schemas. */
  descriptions(): Promise<readonly Bytes[]>
}

export const createBreakdownSlice: Slice<BreakdownSlice> = engine => () => ({
  breakdownOf: resource => engine.ask('breakdown', { resource }),
  fieldsOf: (resource, path, follow) => engine.ask('fields', { resource, path, follow }),
  descriptions: () => engine.ask('descriptions', {}),
})
