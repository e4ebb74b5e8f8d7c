/**
 * Numbers that look thrown but are the same each time: samples must be equal on every machine, so their digests can be
 * stated.
 */
export interface Dice {
  /** A whole number from 0 to `sides - 1`. */
  roll(sides: number): number
  pick<T>(faces: readonly [T, ...T[]]): T
}

/** xorshift32 (Marsaglia 2003): three shifts, no state but one 32-bit integer. `seed` is any whole number but 0. */
export function seededDice(seed: number): Dice {
  let state = seed
  function roll(sides: number): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % sides
  }
  return { roll, pick: faces => faces[roll(faces.length)] ?? faces[0] }
}
