import { isCustomResourceDefinition, isNamespace } from '../object'
import { type Bundle, isRolledOut, type Plan } from '../plan'
import { createValueReader, type Load, type Resource } from '../resource'
import { bundleFile, stagesOf } from './bundles'
import type { ExportInput } from './export'
import { objectWords, writtenNamespace } from './objects'
import type { ScriptStage } from './script-step'

/** Kinds with which other things go, so that they are removed only with a flag. */
export type RemoveFlag = 'crds' | 'namespaces'

/** What `kubectl delete` takes out: the words that name it. Flag null: always. */
export type RemoveStep =
  | { readonly do: 'delete'; readonly words: readonly string[]; readonly flag: RemoveFlag | null }
  | { readonly do: 'remark'; readonly text: string }

export interface RemoveStage {
  readonly name: ScriptStage['name']
  readonly steps: readonly RemoveStep[]
}

/** What the flags of the scripts that remove things add. */
export const removeFlags: Readonly<Record<RemoveFlag, string>> = {
  crds: 'the CustomResourceDefinitions too, and with them every object of their kinds',
  namespaces: 'the Namespaces too, and with them everything in them',
}

/** The first stage of a removal: custom resources that would be left behind without the workloads that serve them. */
const served = 'custom-resources'

/**
 * What `remove.sh` does: the stages backwards, what uses others first. Custom resources whose CRD is in the input go
 * before any of its workloads, one of which serves them: their finalizers are removed by it alone.
 * CustomResourceDefinitions, with which every object of their kind goes, and Namespaces, with which everything in them
 * goes, only with a flag.
 */
export function removeSteps({ load, plan }: ExportInput): RemoveStage[] {
  const objects = createObjectWords(load)
  const early = new Set(servedEarly(load, plan))
  const first: RemoveStep[] = [...early]
    .toReversed()
    .flatMap(index => load.resources[index] ?? [])
    .map(resource => ({ do: 'delete', words: objects(resource), flag: null }))
  const stages = stagesOf(plan)
    .toReversed()
    .map(({ id, bundles }) => ({
      name: id,
      steps: bundles.toReversed().flatMap(bundle => stepsOf(load, bundle, objects)),
    }))
  return first.length > 0 ? [{ name: served, steps: first }, ...stages] : stages
}

/**
 * The custom resources of the input's CRDs that stand before, or in one bundle with, the last of its workloads; in
 * install order.
 */
function servedEarly(load: Load, { bundles }: Plan): number[] {
  const lastWorkload = bundles.findLastIndex(({ placements }) =>
    placements.some(({ resource }) => isRolledOut(load.resources[resource])),
  )
  const kinds = new Set(
    load.resources.flatMap(({ provides }) => (provides?.type === 'crd' ? [`${provides.group}/${provides.kind}`] : [])),
  )
  return bundles
    .slice(0, lastWorkload + 1)
    .filter(({ verb }) => verb === 'apply')
    .flatMap(({ placements }) => placements)
    .map(({ resource }) => resource)
    .filter(index => {
      const { group, kind } = load.resources[index] ?? {}
      return kinds.has(`${group}/${kind}`)
    })
}

function stepsOf(load: Load, bundle: Bundle, objects: (resource: Resource) => string[]): RemoveStep[] {
  const file = bundleFile(bundle)
  if (bundle.verb === 'create') {
    return [{ do: 'remark', text: `${file} holds objects that got their names from the server: they stay.` }]
  }
  const resources = bundle.placements.flatMap(({ resource }) => load.resources[resource] ?? [])
  const [flag = null, ...others] = new Set(resources.map(flagOf))
  if (others.length === 0) return [{ do: 'delete', words: ['-f', file], flag }]
  // A file of many kinds: one by one, so that what needs a flag stays without it.
  return resources.toReversed().map(resource => ({ do: 'delete', words: objects(resource), flag: flagOf(resource) }))
}

function createObjectWords(load: Load): (resource: Resource) => string[] {
  const readValue = createValueReader(load)
  return resource => {
    const value = readValue(resource)
    return objectWords(resource, value && writtenNamespace(value))
  }
}

/** The words behind `kubectl` that take something out, and wait so many seconds until it is gone. */
export function removeWords(words: readonly string[], seconds: string): string[] {
  return ['delete', '--ignore-not-found', `--timeout=${seconds}s`, ...words]
}

/** The words behind `kubectl` that show what of it is left, and what holds it: its finalizers, and who wrote to it. */
export function leftWords(words: readonly string[]): string[] {
  const columns = [
    'KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,FINALIZERS:.metadata.finalizers',
    'WRITTEN BY:.metadata.managedFields[*].manager',
  ]
  return ['get', '--ignore-not-found', '-o', `custom-columns=${columns.join(',')}`, ...words]
}

function flagOf(resource: Resource): RemoveFlag | null {
  if (isNamespace(resource)) return 'namespaces'
  return isCustomResourceDefinition(resource) ? 'crds' : null
}
