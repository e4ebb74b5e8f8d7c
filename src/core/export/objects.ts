import { isMapping, type Mapping, type Value, writeYaml } from '../manifest'
import { loadResources, type Resource } from '../resource'
import type { OutputFile } from './export'

/** A mapping for `writeYaml` from pairs, its keys in the order given. */
export function mapping(entries: Readonly<Record<string, Value>>): Mapping {
  return new Map(Object.entries(entries))
}

/**
 * `Deployment.v1.apps/web -n shop`: the version too, without which kubectl takes a kind with dots for a resource of
 * another group.
 */
export function objectWords({ apiVersion, group, kind, name, scope }: Resource, namespace: string | null): string[] {
  const version = apiVersion?.split('/').at(-1) ?? ''
  const type = group === '' ? (kind ?? '') : `${kind}.${version}.${group}`
  const within = scope === 'cluster' || namespace === null ? [] : ['-n', namespace]
  return [`${type}/${name ?? ''}`, ...within]
}

/** The namespace as the manifest states it; null where it leaves it to kubectl's context. */
export function writtenNamespace(object: Mapping): string | null {
  const metadata = object.get('metadata')
  const namespace = isMapping(metadata) ? metadata.get('namespace') : null
  return typeof namespace === 'string' && namespace !== '' ? namespace : null
}

/** `Deployment web`, for people. */
export function objectName({ kind, name, generateName }: Resource): string {
  return [kind, name ?? generateName].filter(Boolean).join(' ')
}

/** Objects of ours as a file of YAML documents, in order. */
export function yamlObjects(objects: readonly Mapping[]): string {
  return objects.map(object => `---\n${writeYaml(object)}`).join('')
}

/** The objects of a file of ours, as the applier's reader finds them; what it cannot read is not among them. */
export function readObjects({ path, bytes }: OutputFile): Mapping[] {
  const objects: Mapping[] = []
  loadResources([{ name: path, bytes }], {
    visit(_, value) {
      if (value) objects.push(value)
    },
  })
  return objects
}
