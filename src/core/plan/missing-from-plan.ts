import type { Load, Reference, References } from '../resource'
import type { MissingFromPlan } from './plan'

/** What the resources of a plan name and the plan does not hold: it is not in the input, or the filter left it out. */
export function missingFromPlan(
  load: Load,
  { missing, edges }: References,
  included: readonly number[],
  excluded: ReadonlySet<number>,
): MissingFromPlan[] {
  const present = new Set(included)
  const outside = missing.flatMap((target): MissingFromPlan[] => {
    const neededBy = target.neededBy.filter(index => present.has(index))
    return neededBy.length > 0 ? [{ ...target, neededBy, excluded: null }] : []
  })
  return [...outside, ...leftOut(load, edges, present, excluded)]
}

function leftOut(
  load: Load,
  edges: readonly Reference[],
  present: ReadonlySet<number>,
  excluded: ReadonlySet<number>,
): MissingFromPlan[] {
  const needed = new Map<number, { neededBy: number[]; strength: Reference['strength'] }>()
  for (const { from, to, strength, field } of edges) {
    // A selector names no one: whom it finds is no condition.
    if (!excluded.has(to) || !present.has(from) || field === 'labels') continue
    const before = needed.get(to) ?? { neededBy: [], strength }
    before.neededBy.push(from)
    if (strength === 'hard') before.strength = 'hard'
    needed.set(to, before)
  }
  return [...needed].map(([index, needs]) => {
    const { group = '', kind, name, namespace = null } = load.resources[index] ?? {}
    return { group, kind: kind ?? '', name: name ?? '', namespace, ...needs, excluded: index }
  })
}
