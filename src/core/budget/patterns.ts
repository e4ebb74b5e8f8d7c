import type { ResourceReport } from '../analysis'
import { groupOf } from '../object'
import { matchPattern } from '../plan'

const noLabels: ReadonlyMap<string, string> = new Map()

/** A pattern as a test of resources as an analysis has them; null matches every one. */
export function matcherOf(
  pattern: string | null,
): (resource: Pick<ResourceReport, 'apiVersion' | 'kind' | 'namespace' | 'name' | 'generateName'>) => boolean {
  if (pattern === null) return () => true
  const matches = matchPattern(pattern)
  return ({ apiVersion, kind, namespace, name, generateName = null }) => {
    return matches({ group: groupOf(apiVersion), kind, namespace, name, generateName, labels: noLabels })
  }
}
