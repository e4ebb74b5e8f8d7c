import { equalValues, type Mapping } from '../manifest'
import { createValueReader, type NotInPlace, notInPlace } from '../resource'
import type { Weighing } from './analyze'

/**
 * Whether the resource at an index of one weighing and one of another hold the same object by kubectl's rules: the same keys in any order, equal
 * values, however they are written. Values are read again for it; an unreadable resource equals nothing.
 */
export function sameObjects(before: Weighing, after: Weighing): (before: number, after: number) => boolean {
  const pair = objectPairs(before, after)
  return (indexBefore, indexAfter) => {
    const objects = pair(indexBefore, indexAfter)
    return objects !== null && equalValues(...objects)
  }
}

/** What of the change from a resource of the one weighing to one of the other an upgrade cannot do in place; nothing for what cannot be read. */
export function changesNotInPlace(before: Weighing, after: Weighing): (before: number, after: number) => NotInPlace[] {
  const pair = objectPairs(before, after)
  return (indexBefore, indexAfter) => {
    const { group = '', kind = '' } = after.load.resources[indexAfter] ?? {}
    const objects = pair(indexBefore, indexAfter)
    return objects ? notInPlace(`${group}/${kind}`, ...objects) : []
  }
}

/** The objects of both weighings at these indexes, read again; null where either cannot be read. */
function objectPairs(
  before: Weighing,
  after: Weighing,
): (before: number, after: number) => readonly [before: Mapping, after: Mapping] | null {
  const readBefore = createValueReader(before.load)
  const readAfter = createValueReader(after.load)
  return (indexBefore, indexAfter) => {
    const earlier = before.load.resources[indexBefore]
    const later = after.load.resources[indexAfter]
    const a = earlier ? readBefore(earlier) : null
    const b = later ? readAfter(later) : null
    return a !== null && b !== null ? [a, b] : null
  }
}
