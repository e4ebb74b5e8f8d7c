import { isMapping, type Mapping } from '../manifest'
import type { Bundle, Plan } from '../plan'
import { createValueReader, type Load, type Resource } from '../resource'
import { bundleFile } from './manifest-files'
import type { ScriptStage, Step } from './script-step'
import { stagesOf } from './stages-of'

/** What `apply.sh` does for a plan: each bundle in its order, and after it what the next ones wait for (splitting rules, sections 3 and 4). */
export function kubectlSteps(load: Load, plan: Plan, waiting: WaitSettings): ScriptStage[] {
  const lastUse = lastUses(plan.bundles)
  const positions = new Map(plan.bundles.map((bundle, index) => [bundle, index]))
  return stagesOf(plan).map(({ id, bundles }) => ({
    name: id,
    steps: [
      ...bundles.flatMap(bundle => {
        const resources = bundle.placements.flatMap(({ resource }) => load.resources[resource] ?? [])
        const neededLater = bundle.placements
          .filter(({ resource }) => (lastUse.get(resource) ?? -1) > (positions.get(bundle) ?? 0))
          .flatMap(({ resource }) => load.resources[resource] ?? [])
        return [bringIn(bundle), ...waits(bundle, resources, neededLater)]
      }),
      // Workloads of a stage may need each other, so their rollout is waited for behind the last of its bundles.
      ...(awaitsRollout(plan, id) ? rollouts(load, bundles, waiting) : []),
    ],
  }))
}

/** Whether what comes after a stage needs its workloads to run. */
function awaitsRollout({ stages }: Plan, id: string): boolean {
  if (id === '60-workloads') return true
  return stages.some(stage => stage.id === id && stage.waits.some(({ until }) => until === 'rollout'))
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

function bringIn(bundle: Bundle): Step {
  const file = bundleFile(bundle)
  if (bundle.verb === 'create') return { do: 'create', file }
  const held = new Set(bundle.placements.map(({ resource }) => resource))
  const reasons = bundle.placements.flatMap(placement => placement.reasons)
  // A Namespace takes objects as soon as it is created; a kind is served only a while after its definition.
  const retried = reasons.some(
    reason => reason.code === 'after' && servesKind.has(reason.field) && held.has(reason.resource),
  )
  const optional = reasons.some(reason => reason.code === 'kind-not-in-input')
  return { do: 'apply', file, ...(retried ? { retried } : {}), ...(optional ? { optional } : {}) }
}

function waits(bundle: Bundle, resources: readonly Resource[], neededLater: readonly Resource[]): Step[] {
  const file = bundleFile(bundle)
  if (resources.every(isKind('', 'Namespace'))) return [{ do: 'wait-active', what: { file } }]
  if (resources.every(isKind('apiextensions.k8s.io', 'CustomResourceDefinition'))) {
    return [{ do: 'wait-established', what: { file } }]
  }
  // A stage of its own is waited for as a whole, a mixed bundle only as far as later ones need it.
  const awaited = extensions.test(bundle.stage) ? resources : neededLater
  return awaited.flatMap((resource): Step[] => {
    if (resource.name === null) return []
    if (resource.provides?.type === 'crd') return [{ do: 'wait-established', what: { crd: resource.name } }]
    if (resource.provides?.type === 'api-service') return [{ do: 'wait-available', apiService: resource.name }]
    return []
  })
}

/** The stage of APIServices, and those that a person made behind it. */
const extensions = /^80[b-z]?-extensions$/

function isKind(group: string, kind: string): (resource: Resource) => boolean {
  return resource => resource.group === group && resource.kind === kind
}

/** Kinds that `kubectl rollout status` can watch. */
const rolledOut: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet'])

function rollouts(load: Load, stage: readonly Bundle[], { seconds, jobs }: WaitSettings): Step[] {
  const readValue = createValueReader(load)
  return stage
    .flatMap(({ placements }) => placements)
    .flatMap(({ resource: index }): Step[] => {
      const resource = load.resources[index]
      if (!resource || resource.kind === null || resource.name === null) return []
      const { group, kind, name } = resource
      const isJob = jobs && group === 'batch' && kind === 'Job'
      const isRolledOut = group === 'apps' && rolledOut.has(kind)
      const value = isJob || isRolledOut ? readValue(resource) : null
      if (!value || !finishesByItself(value)) return []
      const namespace = writtenNamespace(value)
      if (isJob) return [{ do: 'wait-condition', condition: 'Complete', object: `job/${name}`, namespace, seconds }]
      return [{ do: 'rollout', kind: kind.toLowerCase(), name, namespace, seconds }]
    })
}

/** A paused Deployment and a suspended Job never finish, and kubectl refuses to watch one that is updated on deletion only. */
function finishesByItself(workload: Mapping): boolean {
  const spec = workload.get('spec')
  if (!isMapping(spec)) return true
  const strategy = spec.get('updateStrategy')
  if (spec.get('paused') === true || spec.get('suspend') === true) return false
  return !(isMapping(strategy) && strategy.get('type') === 'OnDelete')
}

/** Null where the manifest leaves it to the context, as the apply before did. */
export function writtenNamespace(object: Mapping): string | null {
  const metadata = object.get('metadata')
  const namespace = isMapping(metadata) ? metadata.get('namespace') : null
  return typeof namespace === 'string' && namespace !== '' ? namespace : null
}
