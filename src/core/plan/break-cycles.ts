import type { Reference } from '../resource'
import { strongComponents } from './strong-components'

/** Edges without a circle, and those that were dropped for it. */
export interface Acyclic {
  readonly kept: readonly Reference[]
  readonly dropped: readonly Reference[]
}

/**
 * Where resources need each other in a circle, what gives way are the soft edges among them, then those to something
 * that serves (splitting rules, section 3). Selectors give way first and are not told of: they name no one, and every
 * StatefulSet is in a circle with the Service that it names and that selects its pods. A circle of hard edges cannot be
 * put in, whatever the order; its edges are dropped too, so that there is one. `count`: of the nodes.
 */
export function breakCycles(count: number, references: readonly Reference[]): Acyclic {
  let kept = references
  const dropped: Reference[] = []
  const drop = (gives: (edge: Reference) => boolean): Reference[] => {
    const component = strongComponents(count, kept)
    const gone = kept.filter(edge => component[edge.from] === component[edge.to] && gives(edge))
    if (gone.length === 0) return gone
    const given = new Set(gone)
    kept = kept.filter(edge => !given.has(edge))
    return gone
  }
  drop(({ field, strength }) => field === 'labels' && strength === 'soft')
  for (const strength of ['soft', 'ready', 'hard'] as const) dropped.push(...drop(edge => edge.strength === strength))
  return { kept, dropped }
}
