import type { Resource } from '../resource'

/** Kinds whose rollout can be watched (`kubectl rollout status`). */
const kinds: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet'])

/** Whether a resource is a workload whose rollout can be waited for. */
export function isRolledOut(resource: Resource | undefined): boolean {
  return resource?.group === 'apps' && kinds.has(resource.kind ?? '') && resource.name !== null
}
