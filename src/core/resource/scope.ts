import table from './built-in-kinds.json' with { type: 'json' }
import type { Scope } from './resource'

/** Version of Kubernetes whose kinds the table holds. */
export const kubernetesVersion: string = table.kubernetes

/**
 * Scope of a kind that the API server itself serves, null for any other. `apiVersion` as in the manifest; without one
 * (which kubectl accepts where discovery knows the kind) the core group is meant.
 */
export function builtInScope(apiVersion: string | null, kind: string): Scope | null {
  return scopes.get(`${apiVersion ?? 'v1'}/${kind}`) ?? null
}

const scopes: ReadonlyMap<string, Scope> = new Map([
  ...entries(table.namespaced, 'namespaced'),
  ...entries(table.cluster, 'cluster'),
])

function entries(kinds: Readonly<Record<string, readonly string[]>>, scope: Scope): (readonly [string, Scope])[] {
  return Object.entries(kinds).flatMap(([apiVersion, names]) =>
    names.map(kind => [`${apiVersion}/${kind}`, scope] as const),
  )
}
