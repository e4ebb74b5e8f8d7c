import type { Bundle } from '../plan'
import { createValueReader, type Load, type Resource } from '../resource'
import { epilogue, scriptPrologue, stageBlock } from './apply-script'
import type { ExportInput } from './export'
import { writtenNamespace } from './kubectl-steps'
import { bundleFile } from './manifest-files'
import { shellWord } from './shell-word'
import { stagesOf } from './stages-of'

/**
 * `remove.sh`: the stages backwards, what uses others first. CustomResourceDefinitions, with which every object of their kind goes, and
 * Namespaces, with which everything in them goes, only with a flag.
 */
export function removeScript({ load, plan }: ExportInput): string {
  const stages = stagesOf(plan).toReversed()
  return [
    scriptPrologue(
      'remove.sh',
      'Takes what the bundles beside this script brought out of the cluster of the current context, the last first.',
      {
        flags: [
          ['--dry-run', 'dry_run', 'says what would be removed'],
          ['--crds', 'crds', 'the CustomResourceDefinitions too, and with them every object of their kinds'],
          ['--namespaces', 'namespaces', 'the Namespaces too, and with them everything in them'],
        ],
        stages: stages.map(({ id }) => id),
        from: false,
      },
    ),
    `
delete() { k delete --ignore-not-found \${dry_run:+--dry-run=server} "$@" || later "$*"; }
`,
    ...stages.map(({ id, bundles }) =>
      stageBlock(
        id,
        bundles.toReversed().flatMap(bundle => lines(load, bundle)),
      ),
    ),
    epilogue('remove.sh', 'not all was removed'),
  ].join('')
}

function lines(load: Load, bundle: Bundle): string[] {
  const file = shellWord(bundleFile(bundle))
  if (bundle.verb === 'create') {
    return [`# ${bundleFile(bundle)} holds objects that got their names from the server: they stay.`]
  }
  const resources = bundle.placements.flatMap(({ resource }) => load.resources[resource] ?? [])
  if (!resources.some(resource => flagOf(resource) !== null)) return [`delete -f ${file}`]
  const flags = new Set(resources.map(flagOf))
  const [only] = flags
  if (flags.size === 1 && only) return [`[ -z "$${only}" ] || delete -f ${file}`]
  // A file of many kinds: one by one, so that what needs a flag stays without it.
  const readValue = createValueReader(load)
  return resources.toReversed().map(resource => {
    const value = readValue(resource)
    const flag = flagOf(resource)
    return `${flag === null ? '' : `[ -z "$${flag}" ] || `}delete ${objectWords(resource, value && writtenNamespace(value))}`
  })
}

function flagOf({ group, kind }: Resource): 'crds' | 'namespaces' | null {
  if (group === '' && kind === 'Namespace') return 'namespaces'
  return group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition' ? 'crds' : null
}

/** `Deployment.v1.apps/web -n shop`: the version too, without which kubectl takes a kind with dots for a resource of another group. */
function objectWords({ apiVersion, group, kind, name, scope }: Resource, namespace: string | null): string {
  const version = apiVersion?.split('/').at(-1) ?? ''
  const type = group === '' ? (kind ?? '') : `${kind}.${version}.${group}`
  const within = scope === 'cluster' || namespace === null ? '' : ` -n ${shellWord(namespace)}`
  return `${shellWord(`${type}/${name ?? ''}`)}${within}`
}
