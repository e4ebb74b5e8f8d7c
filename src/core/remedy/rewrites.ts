import type { Mapping } from '../manifest'
import { createValueReader, type Load, type Resource } from '../resource'
import { dropLastApplied, dropManagedFields, dropNullTimestamps, dropServerFields, dropStatus } from './drop-fields'
import { dropUnservedVersions } from './drop-unserved-versions'
import { rootField, withoutFields } from './field'
import type { RemedyChoice, Rewrite } from './remedy'
import { stripDescriptions, stripDescriptionsBelowTop } from './strip-descriptions'

/** Remedies that change the value of a resource, and so its documents. */
export type RewriteId =
  | 'drop-null-timestamps'
  | 'drop-managed-fields'
  | 'drop-server-fields'
  | 'drop-last-applied'
  | 'drop-status'
  | 'strip-descriptions-below-top'
  | 'strip-descriptions'
  | 'drop-unserved-versions'

/**
 * Every remedy that changes a value, least invasive first: what the server would write or drop itself, then text for
 * people, then versions.
 */
export const rewrites: readonly Rewrite[] = [
  dropNullTimestamps,
  dropManagedFields,
  dropServerFields,
  dropLastApplied,
  dropStatus,
  stripDescriptionsBelowTop,
  stripDescriptions,
  dropUnservedVersions,
]

/**
 * The value with these rewrites: all are named on the value as given, so their order does not matter. The value itself
 * where nothing is removed.
 */
export function rewriteValue(
  value: Mapping,
  resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>,
  chosen: readonly RewriteId[],
): Mapping {
  const root = rootField(value)
  const removed = rewrites.filter(({ id }) => chosen.includes(id)).flatMap(({ removes }) => removes(root, resource))
  return withoutFields(root, removed)
}

/** Reads values as `createValueReader` does, with the rewrites that were chosen for them. */
export interface RemediedReader {
  readonly read: (resource: Resource) => Mapping | null
  /** Whether the rewrites chosen for a resource change anything in it. */
  readonly changes: (resource: Resource) => boolean
}

export function createRemediedReader(load: Load, choices: readonly RemedyChoice[]): RemediedReader {
  const read = createValueReader(load)
  const chosen = new Map<string, RewriteId[]>()
  for (const { remedy, resources } of choices) {
    for (const id of resources) chosen.set(id, [...(chosen.get(id) ?? []), remedy])
  }
  let last: { id: string; value: Mapping; rewritten: Mapping } | null = null
  const rewritten = (resource: Resource): Mapping | null => {
    const value = read(resource)
    const ids = chosen.get(resource.id)
    if (!value || !ids) return value
    if (last?.id !== resource.id || last.value !== value) {
      last = { id: resource.id, value, rewritten: rewriteValue(value, resource, ids) }
    }
    return last.rewritten
  }
  return {
    read: rewritten,
    changes: resource => chosen.has(resource.id) && rewritten(resource) !== read(resource),
  }
}
