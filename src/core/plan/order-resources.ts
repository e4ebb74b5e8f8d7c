import type { Reference } from '../resource'

/**
 * The sequence with each resource after everything it needs; what is in place keeps its place, what comes too early
 * moves to right behind the last thing it needs. `references` have no circle. Linear.
 */
export function orderResources(
  sequence: readonly number[],
  references: readonly Pick<Reference, 'from' | 'to'>[],
): number[] {
  const present = new Set(sequence)
  const waitsFor = new Map<number, number>()
  const neededBy = new Map<number, number[]>()
  for (const { from, to } of references) {
    if (!present.has(from) || !present.has(to)) continue
    waitsFor.set(from, (waitsFor.get(from) ?? 0) + 1)
    const needing = neededBy.get(to)
    if (needing) needing.push(from)
    else neededBy.set(to, [from])
  }

  const ordered: number[] = []
  const passed = new Set<number>()
  for (const next of sequence) {
    passed.add(next)
    if ((waitsFor.get(next) ?? 0) > 0) continue
    const free = [next]
    for (let resource = free.pop(); resource !== undefined; resource = free.pop()) {
      ordered.push(resource)
      const released: number[] = []
      for (const needing of neededBy.get(resource) ?? []) {
        const left = (waitsFor.get(needing) ?? 0) - 1
        waitsFor.set(needing, left)
        if (left === 0 && passed.has(needing)) released.push(needing)
      }
      free.push(...released.reverse())
    }
  }
  return ordered
}
