import { type Bytes, bytes, utf8Length } from '../bytes'
import { isMapping, type Mapping, type Value } from '../manifest'

/**
 * What the API server counts against the 1 MiB of a ConfigMap or Secret: decoded bytes of all values, keys not counted
 * (`ValidateConfigMap`, `ValidateSecret`). A Secret's stringData is merged over data first. Null for every other kind.
 */
export function dataSize(object: Mapping): Bytes | null {
  if (object.get('apiVersion') !== 'v1') return null
  if (object.get('kind') === 'ConfigMap') {
    return bytes(sum(object.get('data'), utf8Length) + sum(object.get('binaryData'), base64Length))
  }
  if (object.get('kind') === 'Secret') {
    const text = object.get('stringData')
    const data = object.get('data')
    const overridden = isMapping(text) && isMapping(data) ? new Map([...data].filter(([key]) => !text.has(key))) : data
    return bytes(sum(overridden, base64Length) + sum(text, utf8Length))
  }
  return null
}

/** Bytes that base64 text stands for; line breaks are skipped, as Go's decoder does. Nothing is decoded. */
export function base64Length(text: string): number {
  const length = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '').length : text.length
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return Math.max(Math.floor(length / 4) * 3 - padding, 0)
}

function sum(values: Value | undefined, size: (text: string) => number): number {
  if (!isMapping(values)) return 0
  let total = 0
  for (const value of values.values()) if (typeof value === 'string') total += size(value)
  return total
}
