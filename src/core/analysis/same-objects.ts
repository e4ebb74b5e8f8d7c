import { type Difference, differenceOf } from '../breakdown'
import { equalValues, type Mapping } from '../manifest'
import { createValueReader, type NotInPlace, notInPlace } from '../resource'
import { secretParts, secretRanges } from '../secret'
import type { AnalyzedInput } from './analyze'

/**
 * Whether the resource at an index of one analysis and one of another hold the same object by kubectl's rules: the same
 * keys in any order, equal values, however they are written. Values are read again for it; an unreadable resource
 * equals nothing.
 */
export function sameObjects(before: AnalyzedInput, after: AnalyzedInput): (before: number, after: number) => boolean {
  const pair = objectPairs(before, after)
  return (indexBefore, indexAfter) => {
    const objects = pair(indexBefore, indexAfter)
    return objects !== null && equalValues(...objects)
  }
}

/**
 * What of the change from a resource of the one analysis to one of the other an upgrade cannot do in place; nothing for
 * what cannot be read.
 */
export function changesNotInPlace(
  before: AnalyzedInput,
  after: AnalyzedInput,
): (before: number, after: number) => NotInPlace[] {
  const pair = objectPairs(before, after)
  return (indexBefore, indexAfter) => {
    const { group = '', kind = '' } = after.load.resources[indexAfter] ?? {}
    const objects = pair(indexBefore, indexAfter)
    return objects ? notInPlace(`${group}/${kind}`, ...objects) : []
  }
}

/**
 * The difference between a resource of the one analysis and one of the other, field by field; null on one side: all of
 * the other was added, or is gone. Null where one that is named cannot be read.
 */
export function differenceBetween(
  before: AnalyzedInput,
  after: AnalyzedInput,
  indexBefore: number | null,
  indexAfter: number | null,
): Difference | null {
  const from = indexBefore === null ? null : objectAt(before, indexBefore)
  const to = indexAfter === null ? null : objectAt(after, indexAfter)
  if ((indexBefore !== null && !from) || (indexAfter !== null && !to)) return null
  return differenceOf(
    from?.object ?? null,
    to?.object ?? null,
    (from?.isDoubtful ?? false) || (to?.isDoubtful ?? false),
  )
}

/** `isDoubtful`: something in its text is secret and nothing in its value is known to be. */
function objectAt(
  { load }: AnalyzedInput,
  index: number,
): { readonly object: Mapping; readonly isDoubtful: boolean } | null {
  const resource = load.resources[index]
  const object = resource ? createValueReader(load)(resource) : null
  if (!resource || !object) return null
  const { start, end } = resource.range
  const hasPlaces = secretRanges(load, resource.source).some(place => place.start < end && start < place.end)
  return { object, isDoubtful: hasPlaces && secretParts(object).length === 0 }
}

/** The objects of both analyses at these indexes, read again; null where either cannot be read. */
function objectPairs(
  before: AnalyzedInput,
  after: AnalyzedInput,
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
