/**
 * Compressed bytes given to the inflater at once. One byte of them grows to at most 1,032, so this bounds what one step
 * may add: 8 MiB.
 */
const chunkBytes = 8 * 1024

/** Cuts bytes into pieces of `chunkBytes` without copying; at least one piece, the last is marked. */
export function* chunksOf(bytes: Uint8Array): Generator<readonly [chunk: Uint8Array, isLast: boolean]> {
  let at = 0
  do {
    const end = Math.min(at + chunkBytes, bytes.length)
    yield [bytes.subarray(at, end), end === bytes.length]
    at = end
  } while (at < bytes.length)
}
