import { isMapping, type Mapping } from '../manifest'
import type { Resource } from '../resource'

/** `Deployment.v1.apps/web -n shop`: the version too, without which kubectl takes a kind with dots for a resource of another group. */
export function objectWords({ apiVersion, group, kind, name, scope }: Resource, namespace: string | null): string[] {
  const version = apiVersion?.split('/').at(-1) ?? ''
  const type = group === '' ? (kind ?? '') : `${kind}.${version}.${group}`
  const within = scope === 'cluster' || namespace === null ? [] : ['-n', namespace]
  return [`${type}/${name ?? ''}`, ...within]
}

/** Null where the manifest leaves it to the context, as the apply before did. */
export function writtenNamespace(object: Mapping): string | null {
  const metadata = object.get('metadata')
  const namespace = isMapping(metadata) ? metadata.get('namespace') : null
  return typeof namespace === 'string' && namespace !== '' ? namespace : null
}

/** `Deployment web`, for people. */
export function objectName({ kind, name, generateName }: Resource): string {
  return [kind, name ?? generateName].filter(Boolean).join(' ')
}
