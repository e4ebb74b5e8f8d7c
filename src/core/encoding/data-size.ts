import { type Bytes, bytes, utf8Length } from '../bytes'
import { isMapping, type Mapping, type Value } from '../manifest'
import { decodedLength } from './stored/base64'

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

/** What is no base64 is refused by the server; until it is mended, what it would about be. */
function base64Length(text: string): number {
  return decodedLength(text) ?? Math.floor((text.length * 3) / 4)
}

function sum(values: Value | undefined, size: (text: string) => number): number {
  if (!isMapping(values)) return 0
  let total = 0
  for (const value of values.values()) if (typeof value === 'string') total += size(value)
  return total
}
