import { isMapping, type Mapping, type Value } from '../manifest'
import { isCustomResourceDefinition } from '../object'
import type { Identity } from './identity'
import type { Provides } from './resource'

/**
 * What an object brings that others may refer to: a Namespace, a CRD's kind, an APIService's group and version; null
 * for all else.
 */
export function providesOf(object: Mapping, identity: Identity): Provides | null {
  if (identity.group === '' && identity.kind === 'Namespace' && identity.name !== null) {
    return { type: 'namespace', name: identity.name }
  }
  const spec = object.get('spec')
  if (!isMapping(spec)) return null
  if (isCustomResourceDefinition(identity)) return crd(spec)
  if (identity.group === 'apiregistration.k8s.io' && identity.kind === 'APIService') {
    return { type: 'api-service', group: text(spec.get('group')), version: text(spec.get('version')) }
  }
  return null
}

function crd(spec: Mapping): Provides {
  const names = spec.get('names')
  const versions = spec.get('versions')
  const served = Array.isArray(versions)
    ? versions.filter(isMapping).filter(version => version.get('served') === true)
    : []
  return {
    type: 'crd',
    group: text(spec.get('group')),
    kind: isMapping(names) ? text(names.get('kind')) : '',
    plural: isMapping(names) ? text(names.get('plural')) : '',
    scope: spec.get('scope') === 'Cluster' ? 'cluster' : 'namespaced',
    // v1beta1 of the CRD itself had a single `version` beside or instead of the list.
    servedVersions: served.length > 0 ? served.map(version => text(version.get('name'))) : [text(spec.get('version'))],
  }
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}
