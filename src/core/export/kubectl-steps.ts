import { isMapping, type Mapping } from '../manifest'
import { isCustomResourceDefinition, isNamespace } from '../object'
import { type Bundle, isRolledOut, type PlacementReason, type Plan, type StageId } from '../plan'
import { createValueReader, type Load, type Resource } from '../resource'
import { bundleFile, stagesOf } from './bundles'
import { objectName, objectWords, writtenNamespace } from './objects'
import type { Need, ScriptStage, ScriptStep } from './script-step'

/**
 * What `apply.sh` does for a plan: each bundle in its order, and after it what the next ones wait for (splitting rules,
 * sections 3 and 4).
 */
export function kubectlSteps(load: Load, plan: Plan, waiting: WaitSettings): ScriptStage[] {
  const lastUse = lastUses(plan.bundles)
  const positions = new Map(plan.bundles.map((bundle, index) => [bundle, index]))
  const needs = createNeeds(load, plan)
  return stagesOf(plan).map(({ id, bundles }) => {
    const end = positions.get(bundles.at(-1) as Bundle) ?? 0
    const steps: ScriptStep[] = []
    const available: ScriptStep[] = []
    for (const bundle of bundles) {
      const resources = bundle.placements.flatMap(({ resource }) => load.resources[resource] ?? [])
      const neededLater = bundle.placements
        .filter(({ resource }) => (lastUse.get(resource) ?? -1) > (positions.get(bundle) ?? 0))
        .flatMap(({ resource }) => load.resources[resource] ?? [])
      steps.push(bringIn(bundle, needs(bundle)))
      for (const step of waits(bundle, resources, neededLater)) {
        // An APIService is Available only when the workloads of its stage run, unless the next bundle of the stage
        // needs it at once.
        const isLate = step.do === 'wait-available' && !isUsedUntil(bundle, end)
        if (isLate) available.push(step)
        else steps.push(step)
      }
    }
    // Workloads of a stage may need each other, so their rollout is waited for behind the last of its bundles.
    return { name: id, steps: [...steps, ...rollouts(load, plan, id, bundles, waiting), ...available] }
  })

  function isUsedUntil(bundle: Bundle, end: number): boolean {
    return bundle.placements.some(({ resource }) => {
      const last = lastUse.get(resource) ?? -1
      return (
        load.resources[resource]?.provides?.type === 'api-service' && last > (positions.get(bundle) ?? 0) && last <= end
      )
    })
  }
}

/** How long workloads are waited for, and whether Jobs are too. */
export interface WaitSettings {
  readonly seconds: number
  readonly jobs: boolean
}

/** For every resource that something needs: the last bundle that does. */
function lastUses(bundles: readonly Bundle[]): Map<number, number> {
  const last = new Map<number, number>()
  for (const [index, { placements }] of bundles.entries()) {
    for (const { reasons } of placements) {
      for (const reason of reasons) if (reason.code === 'after') last.set(reason.resource, index)
    }
  }
  return last
}

/** Edges to what serves a kind. */
const servesKind: ReadonlySet<string> = new Set(['custom-resource-definition', 'api-service'])

function bringIn(bundle: Bundle, needs: readonly Need[]): ScriptStep {
  const file = bundleFile(bundle)
  if (bundle.verb === 'create') return { do: 'create', file, needs }
  const held = new Set(bundle.placements.map(({ resource }) => resource))
  const reasons = bundle.placements.flatMap(placement => placement.reasons)
  // A Namespace takes objects as soon as it is created; a kind is served only a while after its definition.
  const retried = reasons.some(
    reason => reason.code === 'after' && servesKind.has(reason.field) && held.has(reason.resource),
  )
  return { do: 'apply', file, needs, ...(retried ? { retried } : {}) }
}

function waits(bundle: Bundle, resources: readonly Resource[], neededLater: readonly Resource[]): ScriptStep[] {
  const file = bundleFile(bundle)
  if (resources.every(isNamespace)) return [{ do: 'wait-active', what: { file } }]
  if (resources.every(isCustomResourceDefinition)) {
    return [{ do: 'wait-established', what: { file } }]
  }
  // A stage of its own is waited for as a whole, a mixed bundle only as far as later ones need it.
  const awaited = extensions.test(bundle.stage) ? resources : neededLater
  return awaited.flatMap((resource): ScriptStep[] => {
    if (resource.name === null) return []
    if (resource.provides?.type === 'crd') return [{ do: 'wait-established', what: { crd: resource.name } }]
    if (resource.provides?.type === 'api-service') return [{ do: 'wait-available', apiService: resource.name }]
    return []
  })
}

/** The stage of APIServices, and those that a person made behind it. */
const extensions = /^80[b-z]?-extensions$/

/** The rollouts that the plan waits for after a stage, and its Jobs where they are wanted. */
function rollouts(
  load: Load,
  plan: Plan,
  id: StageId,
  stage: readonly Bundle[],
  { seconds, jobs }: WaitSettings,
): ScriptStep[] {
  const readValue = createValueReader(load)
  const awaited = new Set(
    plan.stages
      .filter(planned => planned.id === id)
      .flatMap(({ waits }) => waits.filter(({ until }) => until === 'rollout').flatMap(({ resources }) => resources)),
  )
  return stage
    .flatMap(({ placements }) => placements)
    .flatMap(({ resource: index }): ScriptStep[] => {
      const resource = load.resources[index]
      if (!resource || resource.kind === null || resource.name === null) return []
      const { group, kind, name } = resource
      const isJob = jobs && group === 'batch' && kind === 'Job'
      const value = isJob || awaited.has(index) ? readValue(resource) : null
      if (!value || !finishesByItself(value)) return []
      const namespace = writtenNamespace(value)
      if (isJob) return [{ do: 'wait-condition', condition: 'Complete', object: `job/${name}`, namespace, seconds }]
      return [{ do: 'rollout', kind: kind.toLowerCase(), name, namespace, seconds }]
    })
}

/**
 * A paused Deployment and a suspended Job never finish, and kubectl refuses to watch one that is updated on deletion
 * only.
 */
function finishesByItself(workload: Mapping): boolean {
  const spec = workload.get('spec')
  if (!isMapping(spec)) return true
  const strategy = spec.get('updateStrategy')
  if (spec.get('paused') === true || spec.get('suspend') === true) return false
  return !(isMapping(strategy) && strategy.get('type') === 'OnDelete')
}

/** Names of what needs something; the others are counted. */
const namesShown = 5

/**
 * For each bundle of a plan: what of earlier bundles it cannot go in without, and how kubectl is asked whether that is
 * there.
 */
function createNeeds(load: Load, { bundles }: Plan): (bundle: Bundle) => Need[] {
  const bundleOf = new Map(
    bundles.flatMap(bundle => bundle.placements.map(({ resource }) => [resource, bundle] as const)),
  )
  const readValue = createValueReader(load)

  return bundle => {
    const needing = new Map<number, number[]>()
    for (const { resource, reasons } of bundle.placements) {
      for (const reason of reasons) {
        if (reason.code !== 'after' || !stops(reason) || bundleOf.get(reason.resource) === bundle) continue
        const others = needing.get(reason.resource)
        if (others) others.push(resource)
        else needing.set(reason.resource, [resource])
      }
    }
    return [...needing].flatMap(([needed, by]): Need[] => {
      const target = load.resources[needed]
      if (!target || target.name === null) return []
      const names = by
        .slice(0, namesShown)
        .flatMap(index => load.resources[index] ?? [])
        .map(objectName)
      const rest = by.length - names.length
      return [
        {
          words: wordsFor(needed),
          what: objectName(target),
          by: `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
          all: by.length === bundle.placements.length,
        },
      ]
    })
  }

  /** A reference without which nothing goes: hard ones, and a webhook before the workload that serves it. */
  function stops({ strength, field, resource }: Extract<PlacementReason, { code: 'after' }>): boolean {
    if (strength !== 'ready') return strength === 'hard'
    return field !== 'admission' && isRolledOut(load.resources[resource])
  }

  function wordsFor(index: number): string[] {
    const resource = load.resources[index]
    if (!resource) return []
    const value = readValue(resource)
    const namespace = value && writtenNamespace(value)
    if (resource.provides?.type === 'api-service') {
      return ['wait', '--for=condition=Available', '--timeout=1s', `apiservice/${resource.name}`]
    }
    if (!isRolledOut(resource)) return ['get', ...objectWords(resource, namespace), '-o', 'name']
    const within = namespace === null ? [] : ['-n', namespace]
    return ['rollout', 'status', `${resource.kind?.toLowerCase()}/${resource.name}`, ...within, '--timeout=1s']
  }
}
