import { type Bytes, bytes } from '../bytes'
import { jsonSize } from '../encoding'
import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { roleBelow, roleOfObject, type SchemaRole } from '../object'

/** A property of the same name and the same schema that is spelled out again and again, as generators of CRDs do. */
export interface RepeatedSchema {
  readonly name: string
  readonly count: number
  /** Compact JSON of all of them, without their names. */
  readonly bytes: Bytes
}

/** Twice is how `spec` and `status` often are; from here on it is a habit. */
const leastCount = 3
/** What lies deeper is not looked into: no schema of a person or generator does. */
const deepest = 200

/** The property of a CRD's schemas whose copies beyond the first take the most bytes; null where none is repeated. */
export function repeatedSchema(object: Mapping): RepeatedSchema | null {
  const kinds = new Map<string, number>()
  const found = new Map<string, { readonly name: string; readonly value: Value; count: number }>()

  /** A number that equal values share, whatever the order of their keys. */
  function kindOf(value: Value, role: SchemaRole, depth: number): number {
    if (depth > deepest) return -1
    let key: string
    if (isMapping(value)) {
      const members = [...value].map(([name, member]) => {
        const kind = kindOf(member, roleBelow(role, name, member), depth + 1)
        if (role === 'schemas') count(name, member, kind)
        return `${JSON.stringify(name)}:${kind}`
      })
      key = `{${members.sort().join(',')}}`
    } else if (isList(value)) {
      key = `[${value.map((item, index) => kindOf(item, roleBelow(role, index, item), depth + 1)).join(',')}]`
    } else key = `${typeof value} ${String(value)}`
    const kind = kinds.get(key) ?? kinds.size
    kinds.set(key, kind)
    return kind
  }

  function count(name: string, value: Value, kind: number): void {
    const key = `${kind} ${name}`
    const entry = found.get(key)
    if (entry) entry.count++
    else found.set(key, { name, value, count: 1 })
  }

  const role = roleOfObject(object)
  if (role !== 'crd') return null
  kindOf(object, role, 0)
  let most: RepeatedSchema | null = null
  let mostSpare = 0
  for (const { name, value, count } of found.values()) {
    if (count < leastCount) continue
    const size = jsonSize(value)
    const spare = size * (count - 1)
    if (spare <= mostSpare) continue
    most = { name, count, bytes: bytes(size * count) }
    mostSpare = spare
  }
  return most
}
