import { crdGroup, crdKind as crdName } from '../object'
import type { Resource } from './resource'
import { builtInScope } from './scope'

/** `group/Kind`, so `/Pod` for the core group. */
export function kindOf(resource: Pick<Resource, 'group' | 'kind'> | undefined): string {
  return `${resource?.group ?? ''}/${resource?.kind ?? ''}`
}

export function isBuiltInKind({ apiVersion, kind }: Pick<Resource, 'apiVersion' | 'kind'>): boolean {
  return kind !== null && builtInScope(apiVersion, kind) !== null
}

/** What a CRD is among kinds written so. */
export const crdKind = `${crdGroup}/${crdName}`
