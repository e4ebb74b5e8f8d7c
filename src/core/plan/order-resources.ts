import type { Reference } from '../resource'

/**
 * The sequence with each resource after everything it needs; what is in place keeps its place, what comes too early moves to right behind the
 * last thing it needs. Linear. What others need needs nothing itself (`findReferences`), so one pass is enough.
 */
export function orderResources(sequence: readonly number[], references: readonly Reference[]): number[] {
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
  for (const resource of sequence) {
    passed.add(resource)
    if ((waitsFor.get(resource) ?? 0) > 0) continue
    ordered.push(resource)
    for (const needing of neededBy.get(resource) ?? []) {
      const left = (waitsFor.get(needing) ?? 0) - 1
      waitsFor.set(needing, left)
      if (left === 0 && passed.has(needing)) ordered.push(needing)
    }
  }
  return ordered
}
