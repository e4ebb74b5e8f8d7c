import { sequenceSize } from '../source'

/**
 * Byte offsets of places that are given in UTF-16 units of a text which begins at `start` of `utf8`, all found in one
 * pass.
 */
export function offsetsInSource(utf8: Uint8Array, start: number, places: Iterable<number>): (place: number) => number {
  const offsets = new Map<number, number>()
  let offset = start
  let units = 0
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    while (units < place && offset < utf8.length) {
      const size = sequenceSize(utf8, offset)
      units += size === 4 ? 2 : 1
      offset += Math.abs(size)
    }
    offsets.set(place, offset)
  }
  return place => offsets.get(place) ?? start
}
