import type { Load, Resource } from '../resource'
import type { Bundle, Preset, Stage, StageId, StageWait } from './plan'
import { isRolledOut } from './rolled-out'

/** The stages of a plan in order, each with what to wait for after it (splitting rules, section 3). */
export function planStages(load: Load, bundles: readonly Bundle[], preset: Preset): Stage[] {
  const stages = new Map<StageId, Bundle[]>()
  for (const bundle of bundles) {
    const others = stages.get(bundle.stage) ?? []
    stages.set(bundle.stage, others)
    others.push(bundle)
  }
  const lastUse = new Map<number, { hard: number; ready: number }>()
  for (const [index, id] of [...stages.keys()].entries()) {
    for (const { placements } of stages.get(id) ?? []) {
      for (const reason of placements.flatMap(({ reasons }) => reasons)) {
        if (reason.code !== 'after' || reason.strength === 'soft') continue
        lastUse.set(reason.resource, { ...(lastUse.get(reason.resource) ?? never), [reason.strength]: index })
      }
    }
  }
  // An APIService serves later ones only when the workload behind it runs, so that is needed as late.
  for (const { resource, reasons } of bundles.flatMap(({ placements }) => placements)) {
    const used = load.resources[resource]?.provides?.type === 'api-service' ? lastUse.get(resource)?.hard : undefined
    if (used === undefined) continue
    for (const reason of reasons) {
      if (reason.code !== 'after' || reason.strength !== 'ready') continue
      const known = lastUse.get(reason.resource) ?? never
      lastUse.set(reason.resource, { ...known, ready: Math.max(known.ready, used) })
    }
  }
  return [...stages].map(([id, ofStage], index) => {
    const held = ofStage.flatMap(({ placements }) => placements.map(({ resource }) => resource))
    return { id, bundles: ofStage.map(({ name }) => name), waits: waitsOf(held, index) }
  })

  function waitsOf(held: readonly number[], index: number): StageWait[] {
    const whole = new Set(held.map(resource => kindOf(load.resources[resource]))).size === 1
    const neededHard = (resource: number): boolean => (lastUse.get(resource)?.hard ?? -1) > index
    const neededReady = (resource: number): boolean => (lastUse.get(resource)?.ready ?? -1) > index
    const inStages = preset === 'stages'
    const found = new Map<StageWait['until'], number[]>()
    for (const number of held) {
      const resource = load.resources[number]
      const until = resource && waitFor(resource)
      if (!until) continue
      const awaited = until === 'rollout' ? inStages || neededReady(number) : whole || inStages || neededHard(number)
      if (!awaited) continue
      const others = found.get(until) ?? []
      found.set(until, others)
      others.push(number)
    }
    return order.flatMap(until => {
      const resources = found.get(until)
      return resources ? [{ until, seconds: seconds[until], resources }] : []
    })
  }
}

const never = { hard: -1, ready: -1 }

/** An APIService is Available only when the workload behind it runs. */
const order: readonly StageWait['until'][] = ['active', 'established', 'rollout', 'available']

const seconds: Readonly<Record<StageWait['until'], number>> = {
  active: 60,
  established: 60,
  available: 60,
  rollout: 300,
}

const waits: ReadonlyMap<string, StageWait['until']> = new Map([
  ['/Namespace', 'active'],
  ['apiextensions.k8s.io/CustomResourceDefinition', 'established'],
  ['apiregistration.k8s.io/APIService', 'available'],
])

function waitFor(resource: Resource): StageWait['until'] | undefined {
  if (resource.name === null) return undefined
  return isRolledOut(resource) ? 'rollout' : waits.get(kindOf(resource))
}

function kindOf(resource: Resource | undefined): string {
  return `${resource?.group ?? ''}/${resource?.kind ?? ''}`
}
