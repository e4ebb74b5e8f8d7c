import { type Bytes, bytes } from '../bytes'
import { jsonSize } from '../encoding'
import type { Value } from '../manifest'
import { descriptionsIn, type SchemaRole } from '../object'

const memberOverhead = '"description":,'.length

/**
 * Bytes in compact JSON of all descriptions of schemas in a value that has a role, names and commas included,
 * and how many.
 */
export function schemaDescriptions(of: Value, at: SchemaRole): { readonly bytes: Bytes; readonly count: number } {
  if (at === 'description') return { bytes: bytes(memberOverhead + jsonSize(of)), count: 1 }
  let size = 0
  let count = 0
  for (const { text } of descriptionsIn(of, at)) {
    size += memberOverhead + jsonSize(text)
    count++
  }
  return { bytes: bytes(size), count }
}
