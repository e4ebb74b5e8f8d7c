import type { Bundle } from '../plan'
import { createValueReader, type Load, type Resource } from '../resource'
import type { ExportInput } from './export'
import { writtenNamespace } from './kubectl-steps'
import { bundleFile } from './manifest-files'
import type { ScriptStage } from './script-step'
import { stagesOf } from './stages-of'

/** Kinds with which other things go, so that they are removed only with a flag. */
export type RemoveFlag = 'crds' | 'namespaces'

/** One thing that a script takes out: the words behind `kubectl`. Null: always. */
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

/**
 * What `remove.sh` does: the stages backwards, what uses others first. CustomResourceDefinitions, with which every object of their kind goes, and
 * Namespaces, with which everything in them goes, only with a flag.
 */
export function removeSteps({ load, plan }: ExportInput): RemoveStage[] {
  return stagesOf(plan)
    .toReversed()
    .map(({ id, bundles }) => ({
      name: id,
      steps: bundles.toReversed().flatMap(bundle => stepsOf(load, bundle)),
    }))
}

function stepsOf(load: Load, bundle: Bundle): RemoveStep[] {
  const file = bundleFile(bundle)
  if (bundle.verb === 'create') {
    return [{ do: 'remark', text: `${file} holds objects that got their names from the server: they stay.` }]
  }
  const resources = bundle.placements.flatMap(({ resource }) => load.resources[resource] ?? [])
  const [flag = null, ...others] = new Set(resources.map(flagOf))
  if (others.length === 0) return [{ do: 'delete', words: [...remove, '-f', file], flag }]
  // A file of many kinds: one by one, so that what needs a flag stays without it.
  const readValue = createValueReader(load)
  return resources.toReversed().map(resource => {
    const value = readValue(resource)
    const words = objectWords(resource, value && writtenNamespace(value))
    return { do: 'delete', words: [...remove, ...words], flag: flagOf(resource) }
  })
}

const remove = ['delete', '--ignore-not-found']

function flagOf({ group, kind }: Resource): RemoveFlag | null {
  if (group === '' && kind === 'Namespace') return 'namespaces'
  return group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition' ? 'crds' : null
}

/** `Deployment.v1.apps/web -n shop`: the version too, without which kubectl takes a kind with dots for a resource of another group. */
function objectWords({ apiVersion, group, kind, name, scope }: Resource, namespace: string | null): string[] {
  const version = apiVersion?.split('/').at(-1) ?? ''
  const type = group === '' ? (kind ?? '') : `${kind}.${version}.${group}`
  const within = scope === 'cluster' || namespace === null ? [] : ['-n', namespace]
  return [`${type}/${name ?? ''}`, ...within]
}
