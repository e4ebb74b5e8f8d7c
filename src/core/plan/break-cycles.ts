import type { Reference } from '../resource'
import { strongComponents } from './strong-components'

/** Edges without a circle, and those that were dropped for it. */
export interface Acyclic {
  readonly kept: readonly Reference[]
  readonly dropped: readonly Reference[]
}

/**
 * Where resources need each other in a circle, what gives way are the soft edges among them, then those to something that serves (splitting rules,
 * section 3). A circle of hard edges cannot be put in, whatever the order; its edges are dropped too, so that there is one. `count`: of the nodes.
 */
export function breakCycles(count: number, references: readonly Reference[]): Acyclic {
  let kept = references
  const dropped: Reference[] = []
  for (const strength of ['soft', 'ready', 'hard'] as const) {
    const component = strongComponents(count, kept)
    const gives = (edge: Reference): boolean =>
      edge.strength === strength && component[edge.from] === component[edge.to]
    dropped.push(...kept.filter(gives))
    kept = kept.filter(edge => !gives(edge))
  }
  return { kept, dropped }
}
