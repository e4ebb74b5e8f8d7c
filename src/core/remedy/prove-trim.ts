import { isList, isMapping, type Mapping, type Path, type Value } from '../manifest'
import { roleBelow, roleOfObject, type SchemaRole } from '../object'

/** Whether a trimmed CRD is what it was but for descriptions of its schemas. */
export interface TrimProof {
  readonly passed: boolean
  /** Scalars, lists and maps that were held against each other, those of descriptions among them. */
  readonly compared: number
  /** Descriptions that are gone, and those of which a beginning stays. */
  readonly gone: number
  readonly shortened: number
  /** What differs besides, the first of it; null where nothing does. */
  readonly differs: Path | null
}

/**
 * Holds a CRD against what a trim made of it, value by value, without asking how it was trimmed: nothing may be added
 * or changed; a description of a schema may be gone, or be a beginning of what it was. The order of the members of an
 * object means nothing in JSON.
 */
export function proveTrim(before: Mapping, after: Mapping): TrimProof {
  let [compared, gone, shortened] = [0, 0, 0]
  let differs: Path | null = null
  const open: { a: Value; b: Value | undefined; role: SchemaRole; path: Path }[] = [
    { a: before, b: after, role: roleOfObject(before), path: [] },
  ]
  for (let next = open.pop(); next !== undefined && differs === null; next = open.pop()) {
    const { a, b, role, path } = next
    compared++
    if (role === 'description' && typeof a === 'string') {
      if (b === undefined) gone++
      else if (b !== a && typeof b === 'string' && a.startsWith(b)) shortened++
      else if (b !== a) differs = path
    } else if (isMapping(a) && isMapping(b)) {
      const added = [...b.keys()].find(key => !a.has(key))
      if (added !== undefined) differs = [...path, added]
      for (const [key, value] of a) {
        open.push({ a: value, b: b.get(key), role: roleBelow(role, key, value), path: [...path, key] })
      }
    } else if (isList(a) && isList(b) && a.length === b.length) {
      for (const [index, value] of a.entries())
        open.push({ a: value, b: b[index], role: roleBelow(role, index, value), path: [...path, index] })
    } else if (!Object.is(a, b)) differs = path
  }
  return { passed: differs === null, compared, gone, shortened, differs }
}
