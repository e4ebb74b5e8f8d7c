import { isMapping, type Mapping, type Value } from './value'

/**
 * Whether kubectl would send the same object for both: the same keys, in any order, with equal values. A number equals
 * a bigint of the same integer, since both print the same digits; 0 equals -0, since a YAML reader has no other zero to
 * read it back as.
 */
export function equalValues(a: Value, b: Value): boolean {
  // Pairs still to compare, not recursion: values may be 10,000 levels deep.
  const pending: [Value, Value][] = [[a, b]]
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [left, right] = pair
    if (left === right) continue
    if (isMapping(left) && isMapping(right)) {
      if (!pushMembers(pending, left, right)) return false
    } else if (Array.isArray(left) && Array.isArray(right)) {
      if (left.length !== right.length) return false
      for (const [index, item] of left.entries()) pending.push([item, right[index]])
    } else if (!isSameInteger(left, right)) {
      return false
    }
  }
  return true
}

/** False where the keys differ. */
function pushMembers(pending: [Value, Value][], left: Mapping, right: Mapping): boolean {
  if (left.size !== right.size) return false
  for (const [key, value] of left) {
    const other = right.get(key)
    if (other === undefined) return false
    pending.push([value, other])
  }
  return true
}

function isSameInteger(left: Value, right: Value): boolean {
  if (typeof left === 'bigint' && typeof right === 'number') return Number.isInteger(right) && left === BigInt(right)
  if (typeof left === 'number' && typeof right === 'bigint') return isSameInteger(right, left)
  return false
}
