import type { Mapping, Value } from '../../manifest'
import type { Trail } from '../trail'

/**
 * How objects of one kind are written to etcd. A form is made for one object and remembers the bytes of what stands
 * beside the metadata, so measuring the object again after a change of its metadata costs next to nothing.
 */
export interface StorageForm {
  /** The object in the form's own names, which is what `size` takes. */
  readonly view: (object: Mapping, trail: Trail) => Mapping
  /** Bytes of the object in this form, with what is added to its metadata. */
  readonly size: (view: Mapping, additions: Additions, trail: Trail) => number
}

/** What the server or the client adds to an object's metadata, known by size and never built. */
export interface Additions {
  readonly annotation: SizedAnnotation | null
  readonly managedFields: readonly ManagedFieldsEntry[]
}

/** An annotation whose key the object does not have. */
export interface SizedAnnotation {
  readonly key: string
  /** Bytes of the value. */
  readonly bytes: number
  /** Bytes of the value as a JSON string, quotes included. */
  readonly inJson: number
}

/** An entry of managedFields; its time always takes the same. */
export interface ManagedFieldsEntry {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  readonly apiVersion: string
  readonly subresource: string
  /** Bytes of the `fieldsV1` text. */
  readonly fields: number
  /**
   * It has no time: an apply that changes nothing but ownership sets none (apimachinery
   * `pkg/util/managedfields/internal/ managedfieldsupdater.go: Apply`).
   */
  readonly untimed?: true
}

export const noAdditions: Additions = { annotation: null, managedFields: [] }

/** Remembers one size for each name, as long as the value there is the same. */
export function sizeMemory(): (name: string, value: Value, size: () => number) => number {
  const known = new Map<string, { value: Value; size: number }>()
  return (name, value, size) => {
    const found = known.get(name)
    if (found !== undefined && found.value === value) return found.size
    const fresh = { value, size: size() }
    known.set(name, fresh)
    return fresh.size
  }
}
