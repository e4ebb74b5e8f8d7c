import type { Reference, Resource } from '../resource'
import { type Grouped, groupResources, isGrouping } from './group-resources'
import { orderResources } from './order-resources'
import type { InstallStage, Preset } from './plan'
import { isRolledOut } from './rolled-out'
import { stageResources } from './stages'

/** A resource's place in the order of the plan. */
export interface Placed extends Grouped {
  readonly resource: number
  /** The cluster must know its kind already. */
  readonly external: boolean
}

/**
 * The resources of a plan in install order with their stages (splitting rules, section 3). A stage is never before that
 * of something without which the API server refuses a resource; inside a stage what is needed comes first, and
 * otherwise the input's order counts. `references` have no circle.
 *
 * `fit` and `crds-apart` keep the input's order but for what is needed hard or must be serving.
 */
export function chooseStages(
  preset: Preset,
  resources: readonly Resource[],
  included: readonly number[],
  references: readonly Reference[],
  labels: readonly ReadonlyMap<string, string>[],
): Placed[] {
  const staged = stageResources(resources)
  const strong = references.filter(({ strength }) => strength !== 'soft')
  const waiting = whatWaits(resources, strong)
  const install = staged.map(({ stage }, index) => stageUnder(preset, stage, waiting.has(index)))
  const lifted = liftStages(install, included, strong)
  // Webhooks that wait stand last in their stage, so that a script can leave them out.
  const isLast = (resource: number): number =>
    Number(waiting.has(resource) && resources[resource]?.group === 'admissionregistration.k8s.io')
  const byStage = [...included].sort((a, b) => compare(lifted[a], lifted[b]) || isLast(a) - isLast(b) || a - b)
  const keepsInput = preset === 'fit' || preset === 'crds-apart'
  const inStage = (keepsInput ? strong : references).filter(({ from, to }) => lifted[from] === lifted[to])
  const sequence = orderResources(byStage, inStage)
  const external = (resource: number): boolean => staged[resource]?.external ?? false
  if (isGrouping(preset)) {
    const ordered = orderResources(sequence, strong)
    return groupResources(preset, ordered, resources, lifted, strong, waiting, labels).map(grouped => ({
      ...grouped,
      external: external(grouped.resource),
    }))
  }
  return sequence.map(resource => {
    const stage = lifted[resource] ?? '00-all'
    return { resource, stage, reason: reasonOf(preset, stage), external: external(resource) }
  })
}

function reasonOf(preset: Preset, stage: InstallStage): Grouped['reason'] {
  return preset === 'fit' && stage === '00-all' ? { code: 'input-order' } : { code: 'stage', stage }
}

/** What has to wait stands in its own stage in every plan: inside a file nothing is waited for. */
function stageUnder(preset: Preset, stage: InstallStage, waits: boolean): InstallStage {
  if (preset !== 'fit' && preset !== 'crds-apart') return stage
  if (waits) return stage === '80-extensions' ? stage : '90-custom-resources'
  if (preset === 'fit') return '00-all'
  return stage === '10-crds' ? stage : '20-resources'
}

/**
 * What is refused, or has others refused, until something of the input runs: a webhook before its workload, a custom
 * resource whose version a service converts or whose kind an APIService serves. The API server takes an APIService
 * itself at any time.
 */
function whatWaits(resources: readonly Resource[], strong: readonly Reference[]): Set<number> {
  const running = new Set(
    strong.filter(({ to, strength }) => strength === 'ready' && isRolledOut(resources[to])).map(({ from }) => from),
  )
  const served = strong.filter(({ to, field }) => field === 'api-service' && running.has(to)).map(({ from }) => from)
  return new Set([...running, ...served].filter(resource => !resources[resource]?.provides))
}

/**
 * Stages with each at or after those of what must be there, or serving, before it. Ids are in byte order of the stages.
 */
function liftStages(
  stages: readonly InstallStage[],
  included: readonly number[],
  strong: readonly Reference[],
): InstallStage[] {
  const needs = new Map<number, number[]>()
  for (const { from, to } of strong) {
    const others = needs.get(from)
    if (others) others.push(to)
    else needs.set(from, [to])
  }
  const lifted = [...stages]
  for (const resource of orderResources(included, strong)) {
    for (const needed of needs.get(resource) ?? []) {
      const own = lifted[resource]
      const other = lifted[needed]
      if (own && other && other > own) lifted[resource] = other
    }
  }
  return lifted
}

function compare(a: InstallStage | undefined, b: InstallStage | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0
  return a < b ? -1 : 1
}
