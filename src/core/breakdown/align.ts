/** Places of two lists that hold the same: `[index before, index after]`, rising in both. */
export type Pairs = readonly (readonly [before: number, after: number])[]

/**
 * The longest common subsequence of two lists by Myers' greedy algorithm (1986), which costs as much as they differ.
 * Lists that differ in more than `mostEdits` places have nothing in common but their beginning and end: nobody reads
 * such a difference line by line.
 */
export function align(before: number, after: number, same: (before: number, after: number) => boolean): Pairs {
  let start = 0
  while (start < before && start < after && same(start, start)) start++
  let end = 0
  while (end < before - start && end < after - start && same(before - end - 1, after - end - 1)) end++
  const inside = alignInside(before - start - end, after - start - end, (a, b) => same(start + a, start + b))
  return [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...inside.map(([a, b]) => [start + a, start + b] as const),
    ...Array.from({ length: end }, (_, index) => [before - end + index, after - end + index] as const),
  ]
}

const mostEdits = 1_000

function alignInside(before: number, after: number, same: (before: number, after: number) => boolean): Pairs {
  if (before === 0 || after === 0) return []
  const most = Math.min(before + after, mostEdits)
  /** How far into `before` each diagonal reaches; diagonals are counted from `-most`. */
  const reach = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reach.slice(most - edits, most + edits + 3))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1
      let a = isDown(reach, at, diagonal, edits) ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1
      while (a < before && a - diagonal < after && same(a, a - diagonal)) a++
      reach[at] = a
      if (a >= before && a - diagonal >= after) return walkBack(trace, before, after)
    }
  }
  return []
}

function isDown(reach: Int32Array, at: number, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0))
}

function walkBack(trace: readonly Int32Array[], before: number, after: number): Pairs {
  const pairs: (readonly [number, number])[] = []
  let [a, b] = [before, after]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] ?? new Int32Array()
    const diagonal = a - b
    const at = diagonal + edits + 1
    const down = isDown(reach, at, diagonal, edits)
    const from = edits === 0 ? 0 : down ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0)
    const fromB = edits === 0 ? 0 : from - (down ? diagonal + 1 : diagonal - 1)
    while (a > from && b > fromB && a > 0 && b > 0) {
      // What was matched after the edit lies on its diagonal.
      if (edits > 0 && (down ? b - 1 < fromB + 1 : a - 1 < from + 1)) break
      pairs.push([--a, --b])
    }
    if (edits === 0) break
    a = from
    b = fromB
  }
  return pairs.reverse()
}
