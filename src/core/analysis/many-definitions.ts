import { isCustomResourceDefinition } from '../object'
import type { Load, LoadProblem, Resource } from '../resource'

/**
 * From so many CRDs on a cluster is slow to ask for its kinds: kubectl sends so many such requests at once and the rest
 * at 50 a second (kubernetes/kubectl pkg/cmd/cmd.go: WithDiscoveryBurst), and the API server rebuilds its OpenAPI
 * document for each CRD that is added.
 */
export const manyDefinitions = 300

/** Says so where the input has as many, at the first of them. */
export function manyDefinitionsProblem(load: Load): LoadProblem[] {
  const definitions = load.resources.filter(isCustomResourceDefinition)
  const [first] = definitions
  return first && definitions.length >= manyDefinitions ? [problemAt(first, definitions.length)] : []
}

function problemAt({ source, range }: Resource, count: number): LoadProblem {
  const facts = { count, from: manyDefinitions }
  return { source, problem: { code: 'many-definitions', severity: 'warning', at: range, facts } }
}
