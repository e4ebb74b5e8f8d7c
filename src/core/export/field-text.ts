import { isMapping, type Mapping, type Value } from '../manifest'

/** The text at a path of keys; null where there is none. */
export function fieldText(object: Mapping, ...keys: readonly string[]): string | null {
  let value: Value | undefined = object
  for (const key of keys) value = isMapping(value) ? value.get(key) : undefined
  return typeof value === 'string' ? value : null
}
