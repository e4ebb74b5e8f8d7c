/**
 * Bytes that may still be unpacked: one budget for all archives of an input, so that many small bombs are no way around
 * it.
 */
export interface UnpackBudget {
  readonly max: number
  readonly left: number
  /** Takes so many bytes; false, and everything gone, where there are not so many left. */
  take(count: number): boolean
}

export function createUnpackBudget(max: number): UnpackBudget {
  let left = max
  return {
    max,
    get left() {
      return left
    },
    take(count) {
      const enough = count <= left
      left = enough ? left - count : 0
      return enough
    },
  }
}
