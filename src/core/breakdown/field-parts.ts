import { type Bytes, bytes } from '../bytes'
import { hasParts, type PartNode, type PartsEncoding, partsOf, wholeOf } from '../encoding'
import type { Mapping } from '../manifest'

/** The bytes of one place in an object and of what stands right below it. */
export interface FieldParts {
  readonly bytes: Bytes
  /** Largest first. With `rest` they sum exactly to `bytes`. */
  readonly parts: readonly FieldPart[]
  /** Punctuation, lengths, and what is written even when it is absent. */
  readonly rest: Bytes
}

export interface FieldPart {
  readonly name: string | number
  readonly bytes: Bytes
  /** Whether something stands below it. */
  readonly hasParts: boolean
}

export type FieldPath = readonly (string | number)[]

/**
 * What takes the bytes at `path` of an object in an encoding, one level at a time, so that a person may open a tree of any size. The empty
 * path is the object. Null where the object has nothing there.
 */
export function fieldParts(object: Mapping, encoding: PartsEncoding, path: FieldPath): FieldParts | null {
  let place: { readonly bytes: number; readonly node: PartNode } = wholeOf(object, encoding)
  for (const name of path) {
    const next = partsOf(place.node).find(part => part.name === name)
    if (next === undefined) return null
    place = next
  }
  const found = partsOf(place.node)
  const parts = found.map(part => ({
    name: part.name,
    bytes: bytes(part.bytes),
    hasParts: hasParts(part.node),
  }))
  parts.sort((a, b) => b.bytes - a.bytes)
  const sum = found.reduce((total, part) => total + part.bytes, 0)
  return { bytes: bytes(place.bytes), parts, rest: bytes(place.bytes - sum) }
}
