import type { Value } from '../manifest'

/**
 * A value of JSON or of a YAML library as the core's own kind of value; for tests that do not need kubectl's reading of
 * YAML.
 */
export function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson)
  if (typeof json === 'bigint') return Number.isSafeInteger(Number(json)) ? Number(json) : json
  if (typeof json === 'object' && json !== null) {
    return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]))
  }
  return json as Value
}
