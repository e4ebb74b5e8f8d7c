import type { Resource } from './resource'
import { builtInScope } from './scope'

/** `group/Kind`, so `/Pod` for the core group. */
export function kindOf(resource: Pick<Resource, 'group' | 'kind'> | undefined): string {
  return `${resource?.group ?? ''}/${resource?.kind ?? ''}`
}

export function isBuiltInKind({ apiVersion, kind }: Pick<Resource, 'apiVersion' | 'kind'>): boolean {
  return kind !== null && builtInScope(apiVersion, kind) !== null
}

export const crdKind = 'apiextensions.k8s.io/CustomResourceDefinition'
