import type { Load } from '../resource'
import type { Plan } from './plan'
import { planStages } from './plan-stages'

/** The plan with the bundles that its settings name, and no others: the resources of those count as excluded. */
export function onlyBundles(load: Load, plan: Plan): Plan {
  const { bundles: names, preset } = plan.settings
  if (names === undefined) return plan
  const wanted = new Set(names)
  const bundles = plan.bundles.filter(({ name }) => wanted.has(name))
  const kept = new Set(bundles.flatMap(({ placements }) => placements.map(({ resource }) => resource)))
  const left = plan.bundles.flatMap(({ placements }) =>
    placements.map(({ resource }) => resource).filter(resource => !kept.has(resource)),
  )
  return {
    ...plan,
    bundles,
    stages: planStages(load, bundles, preset),
    unplaced: plan.unplaced.filter(({ resource }) => kept.has(resource)),
    excluded: [...plan.excluded, ...left].sort((a, b) => a - b),
  }
}
