declare const unit: unique symbol

/** A number of bytes. Branded, so that a number of characters cannot be compared with it by mistake. */
export type Bytes = number & { readonly [unit]: 'bytes' }

/** Marks a plain number as a number of bytes. */
export function bytes(count: number): Bytes {
  return count as Bytes
}

export function sumBytes(sizes: Iterable<Bytes>): Bytes {
  let sum = 0
  for (const size of sizes) sum += size
  return bytes(sum)
}
