import { type FieldPath, type FieldTree, fieldTree, type Insight, insights, schemaDescriptions } from '../breakdown'
import { type Bytes, bytes } from '../bytes'
import type { Mapping } from '../manifest'
import { isCustomResourceDefinition, roleOfObject } from '../object'
import { createValueReader, type Load, type Resource } from '../resource'
import type { AnalyzedInput } from './analyze'
import type { Ledgers } from './ledgers'

/** Where the bytes of a resource come from on each way, and what stands out in it. */
export interface ResourceBreakdown {
  readonly ledgers: Ledgers
  readonly insights: readonly Insight[]
}

/** The breakdown of the resource at this index; null where it cannot be read. */
export function breakdownOf(analyzed: AnalyzedInput, index: number): ResourceBreakdown | null {
  const resource = analyzed.load.resources[index]
  const value = valueAt(analyzed, index)
  const ledgers = resource && analyzed.ledgers(resource)
  return ledgers && value ? { ledgers, insights: insights(value) } : null
}

/** Where the bytes at a path of the resource at this index are; null where nothing is there or it cannot be read. */
export function fieldsOf(analyzed: AnalyzedInput, index: number, path: FieldPath, follow: boolean): FieldTree | null {
  const value = valueAt(analyzed, index)
  return value && fieldTree(value, path, follow)
}

/**
 * For every resource, the bytes of its compact JSON that are descriptions of schemas. Only CRDs have any, so only they
 * are read again.
 */
export function descriptionsOf({ load }: AnalyzedInput): readonly Bytes[] {
  const read = createValueReader(load)
  return load.resources.map(resource => {
    const value = isCustomResourceDefinition(resource) ? read(resource) : null
    return value ? schemaDescriptions(value, roleOfObject(value)).bytes : bytes(0)
  })
}

/** A person opens one place after the other of the same resource: its value is read once. */
const readers = new WeakMap<Load, (resource: Resource) => Mapping | null>()

function valueAt({ load }: AnalyzedInput, index: number): Mapping | null {
  const read = readers.get(load) ?? createValueReader(load)
  readers.set(load, read)
  const resource = load.resources[index]
  return resource ? read(resource) : null
}
