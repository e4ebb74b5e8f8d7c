/** Chance that is the same each time it is thrown from the same seed. */
export interface Dice {
  /** A whole number from 0 to `sides - 1`. */
  roll(sides: number): number
  /** True once in `of` times. */
  once(of: number): boolean
  pick<T>(faces: readonly [T, ...T[]]): T
}

/** Marsaglia's xorshift32; the seed is scattered first, so that neighbouring seeds give throws unlike one another. */
export function createDice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  function roll(sides: number): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % sides
  }
  return { roll, once: of => roll(of) === 0, pick: faces => faces[roll(faces.length)] ?? faces[0] }
}
