import type { Mapping, Value } from '../manifest'

/** A mapping with its members in the order written. */
export function mapping(entries: Readonly<Record<string, Value>>): Mapping {
  return new Map(Object.entries(entries))
}
