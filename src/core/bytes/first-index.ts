/**
 * Index of the first item for which `holds` is true, by halving; the length where there is none. The items for which it
 * holds must all stand behind those for which it does not.
 */
export function firstIndex<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(items[middle] as Item)) high = middle
    else low = middle + 1
  }
  return low
}
