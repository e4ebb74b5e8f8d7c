import { type Bytes, bytes } from '../bytes'
import { jsonSize } from '../encoding'
import { equalValues, isList, isMapping, type Mapping, type Value } from '../manifest'
import { hiddenIn, type NamesOf, shownNames } from '../secret'
import { align } from './align'
import { type ChangedLine, changedLines, type Preview } from './changed-lines'
import type { FieldPath } from './field-tree'

/** What became of one field of a resource, its bytes those of compact JSON with name and comma. */
export interface FieldChange {
  /** From the object, in the later one where it is there; names of a Secret hidden. */
  readonly path: FieldPath
  /** `moved`: items of a list that are the same and stand elsewhere in it. */
  readonly change: 'added' | 'removed' | 'changed' | 'moved'
  /** How many bytes more, below 0 where it became less. */
  readonly bytes: number
  /** How it reads in YAML; what is secret in it hidden. */
  readonly lines: readonly ChangedLine[]
  /** Lines that are left out of those. */
  readonly more: number
  /** `moved`: up to which index, and where the first of them stood. */
  readonly moved?: { readonly to: number; readonly was: number }
}

/** One resource in both inputs, field by field. Plain data. */
export interface Difference {
  /** Of its compact JSON; null where it is not there. */
  readonly before: Bytes | null
  readonly after: Bytes | null
  /** In the order of the later object, behind the place where what is gone stood. */
  readonly fields: readonly FieldChange[]
  /** Fields that are too many to be told, and the bytes that they make. */
  readonly left: { readonly count: number; readonly bytes: number }
  /** What the fields leave of the difference: brackets. With it, they and `left` sum to `after - before`. */
  readonly rest: number
}

/** More fields than this are told in total only. */
const mostFields = 300
/**
 * Deeper than this a value is one field, whatever is in it: people follow no longer path, and functions no deeper one.
 */
const deepest = 64

/**
 * How a resource differs between two inputs. Items of lists are taken for the same where they are equal, else where
 * they have one name, else where as many were taken away as came in their place. Null: it is not there.
 */
export function differenceOf(before: Mapping | null, after: Mapping | null, isHidden = false): Difference {
  const found: FieldChange[] = []
  const sideOf = (object: Mapping | null): Side => ({
    namesOf: object ? shownNames(object) : path => path,
    isHidden: !object ? () => false : isHidden ? isHiddenWhole : hiddenIn(object),
  })
  const compared = new FieldComparison(sideOf(before), sideOf(after), change => found.push(change))
  compared.mappings(before ?? nothing, after ?? nothing, [], [])
  const [from, to] = [before && bytes(jsonSize(before)), after && bytes(jsonSize(after))]
  const sum = (changes: readonly FieldChange[]): number => changes.reduce((total, change) => total + change.bytes, 0)
  const left = found.slice(mostFields)
  return {
    before: from,
    after: to,
    fields: found.slice(0, mostFields),
    left: { count: left.length, bytes: sum(left) },
    rest: (to ?? 0) - (from ?? 0) - sum(found),
  }
}

const nothing: Mapping = new Map()

/** An object of which only its apiVersion and kind may be seen. */
function isHiddenWhole([first]: FieldPath): boolean {
  return first !== 'apiVersion' && first !== 'kind'
}

interface Side {
  readonly namesOf: NamesOf
  readonly isHidden: (path: FieldPath) => boolean
}

const comma = 1

class FieldComparison {
  readonly #before: Side
  readonly #after: Side
  readonly #tell: (change: FieldChange) => void

  constructor(before: Side, after: Side, tell: (change: FieldChange) => void) {
    this.#before = before
    this.#after = after
    this.#tell = tell
  }

  mappings(before: Mapping, after: Mapping, pathBefore: FieldPath, pathAfter: FieldPath): void {
    for (const [key, value] of before) {
      if (!after.has(key)) this.#removed([...pathBefore, key], value, jsonSize(key) + 1)
    }
    for (const [key, value] of after) {
      const old = before.get(key)
      if (old === undefined) this.#added([...pathAfter, key], value, jsonSize(key) + 1)
      else this.#values(old, value, [...pathBefore, key], [...pathAfter, key])
    }
  }

  #values(before: Value, after: Value, pathBefore: FieldPath, pathAfter: FieldPath): void {
    if (equalValues(before, after)) return
    const isShallow = pathAfter.length < deepest
    if (isShallow && isMapping(before) && isMapping(after)) this.mappings(before, after, pathBefore, pathAfter)
    else if (isShallow && isList(before) && isList(after)) this.#lists(before, after, pathBefore, pathAfter)
    else {
      this.#tell({
        path: this.#after.namesOf(pathAfter),
        change: 'changed',
        bytes: jsonSize(after) - jsonSize(before),
        ...changedLines(this.#preview(this.#before, pathBefore, before), this.#preview(this.#after, pathAfter, after)),
      })
    }
  }

  #lists(before: readonly Value[], after: readonly Value[], pathBefore: FieldPath, pathAfter: FieldPath): void {
    const { equal, partners } = pairItems(before, after)
    const gone = new Set(before.keys())
    for (const i of partners.values()) gone.delete(i)
    for (const i of equal.values()) gone.delete(i)
    let moved: { from: number; to: number; was: number } | null = null
    const tellMoved = (): void => {
      if (!moved) return
      const { from, to, was } = moved
      const path = this.#after.namesOf([...pathAfter, from])
      this.#tell({ path, change: 'moved', bytes: 0, lines: [], more: 0, moved: { to, was } })
      moved = null
    }
    let next = 0
    const tellGone = (end: number): void => {
      for (; next < end; next++) {
        const item = before[next]
        if (item === undefined || !gone.has(next)) continue
        tellMoved()
        this.#removed([...pathBefore, next], item, 0)
      }
    }
    for (const [j, item] of after.entries()) {
      const same = equal.get(j)
      if (same !== undefined) {
        tellGone(same)
        if (moved && moved.was + j - moved.from === same) moved.to = j
        else {
          tellMoved()
          if (same !== j) moved = { from: j, to: j, was: same }
        }
        continue
      }
      tellMoved()
      const i = partners.get(j)
      const was = i === undefined ? undefined : before[i]
      if (i === undefined || was === undefined) this.#added([...pathAfter, j], item, 0)
      else this.#values(was, item, [...pathBefore, i], [...pathAfter, j])
    }
    tellMoved()
    tellGone(before.length)
  }

  #added(path: FieldPath, value: Value, key: number): void {
    this.#tell({
      path: this.#after.namesOf(path),
      change: 'added',
      bytes: key + jsonSize(value) + comma,
      ...changedLines(null, this.#preview(this.#after, path, value)),
    })
  }

  #removed(path: FieldPath, value: Value, key: number): void {
    this.#tell({
      path: this.#before.namesOf(path),
      change: 'removed',
      bytes: -(key + jsonSize(value) + comma),
      ...changedLines(this.#preview(this.#before, path, value), null),
    })
  }

  #preview({ namesOf, isHidden }: Side, path: FieldPath, value: Value): Preview {
    return { path, value, namesOf, isHidden }
  }
}

/**
 * Which item of a list became which, from the later index to the earlier: `equal` ones, and `partners` that differ.
 * Those are of one name, else in the place of as many between two that are equal.
 */
function pairItems(
  before: readonly Value[],
  after: readonly Value[],
): Readonly<Record<'equal' | 'partners', ReadonlyMap<number, number>>> {
  const [sizesBefore, sizesAfter] = [before.map(jsonSize), after.map(jsonSize)]
  const same = (i: number, j: number): boolean =>
    sizesBefore[i] === sizesAfter[j] && equalValues(before[i] ?? null, after[j] ?? null)
  const pairs = align(before.length, after.length, same)
  const equal = new Map(pairs.map(([i, j]) => [j, i]))
  const partners = new Map<number, number>()
  const left = new Set(before.keys())
  for (const [i] of pairs) left.delete(i)
  const named = new Map<string, number>()
  for (const i of left) {
    const name = nameOf(before[i])
    if (name !== null && !named.has(name)) named.set(name, i)
  }
  for (const [j, item] of after.entries()) {
    const name = equal.has(j) ? null : nameOf(item)
    const i = name === null ? undefined : named.get(name)
    if (name === null || i === undefined) continue
    named.delete(name)
    left.delete(i)
    if (same(i, j)) equal.set(j, i)
    else partners.set(j, i)
  }
  let [a, b] = [0, 0]
  for (const [i, j] of [...pairs, [before.length, after.length] as const]) {
    const old = range(a, i).filter(index => left.has(index))
    const young = range(b, j).filter(index => !equal.has(index) && !partners.has(index))
    if (old.length === young.length) for (const [at, index] of young.entries()) partners.set(index, old[at] ?? 0)
    ;[a, b] = [i + 1, j + 1]
  }
  return { equal, partners }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** What lists of objects tell their items apart by, mostly. */
function nameOf(item: Value | undefined): string | null {
  const name = isMapping(item) ? item.get('name') : undefined
  return typeof name === 'string' ? name : null
}
