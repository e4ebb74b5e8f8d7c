import type { Mapping, Value } from '../manifest'

/** An object of ours for `writeYaml`, its keys in the order given. */
export function mapping(entries: Readonly<Record<string, Value>>): Mapping {
  return new Map(Object.entries(entries))
}
