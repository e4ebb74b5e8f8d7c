import { jsonSize } from '../encoding'
import { isList, isMapping, type Value } from '../manifest'

/** A field or item with the bytes that it takes in compact JSON, its name and colon included. */
export interface JsonPart {
  /** A field's name, or an index into a list. */
  readonly name: string | number
  readonly bytes: number
  readonly value: Value
}

/** The parts right below a value, in its order. What they leave of the whole is punctuation. */
export function jsonParts(value: Value): JsonPart[] {
  if (isMapping(value)) {
    return [...value].map(([name, member]) => ({
      name,
      bytes: jsonSize(name) + 1 + jsonSize(member),
      value: member,
    }))
  }
  if (!isList(value)) return []
  return value.map((item, index) => ({ name: index, bytes: jsonSize(item), value: item }))
}

/** Whether a value is a mapping or list with something in it; cheaper than measuring its parts. */
export function hasParts(value: Value): boolean {
  return isMapping(value) ? value.size > 0 : isList(value) && value.length > 0
}
