/** Items that go into one bundle. */
export interface Pack<Item> {
  readonly items: readonly Item[]
  /** Why it was begun: the one before was full, or `parts` said so; null for the first. */
  readonly begunBy: 'full' | 'parted' | null
}

/**
 * Cuts a sequence, in its order, into as few packs as possible of at most `max` bytes each, of which `fixed` are taken
 * before the first item, and of at most `most` items. An item that alone is over `max` gets a pack of its own in its
 * place. Taking whatever still fits is minimal while the order is fixed. `parts` says whether an item must not share a
 * pack with those from `first` to the one before it.
 */
export function pack<Item extends { readonly bytes: number }>(
  items: readonly Item[],
  max: number,
  fixed: number,
  most: number,
  parts: (first: Item, next: Item) => boolean,
): Pack<Item>[] {
  const packs: Pack<Item>[] = []
  let open: Item[] = []
  let size = fixed
  for (const item of items) {
    const first = open[0]
    const full = size + item.bytes > max || open.length >= most
    if (!first || full || parts(first, item)) {
      open = []
      size = fixed
      packs.push({ items: open, begunBy: first ? (full ? 'full' : 'parted') : null })
    }
    open.push(item)
    size += item.bytes
  }
  return packs
}
