import type { Mapping } from '../manifest'
import { isCustomResourceDefinition } from '../object'
import { createValueReader, type Load, type Resource } from '../resource'
import { compactJson } from './compact-json'
import { dropLastApplied, dropManagedFields, dropNullTimestamps, dropServerFields, dropStatus } from './drop-fields'
import { dropUnservedVersions } from './drop-unserved-versions'
import { type Field, rootField, withChanges } from './field'
import type { RemedyChoice, Rewrite } from './remedy'
import { stripDescriptions, stripDescriptionsBelowTop } from './strip-descriptions'
import { asTrim, trimmed } from './trim'

/** Remedies that change the value of a resource, and so its documents, each in one way. */
export type RewriteId =
  | 'drop-null-timestamps'
  | 'drop-managed-fields'
  | 'drop-server-fields'
  | 'drop-last-applied'
  | 'drop-status'
  | 'compact-json'
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
  compactJson,
  stripDescriptionsBelowTop,
  stripDescriptions,
  dropUnservedVersions,
]

/**
 * The value with these rewrites: all are named on the value as given, so their order does not matter. The value itself
 * where nothing is changed.
 */
export function rewriteValue(
  value: Mapping,
  resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>,
  chosen: readonly RewriteId[],
): Mapping {
  const root = rootField(value)
  const { removed, replaced } = changesBy(root, resource, chosen)
  return withChanges(root, removed, replaced)
}

/** The fields that rewrites take out of a value, and those that they write otherwise. */
export function changesBy(
  root: Field,
  resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>,
  chosen: readonly RewriteId[],
): { readonly removed: readonly Field[]; readonly replaced: ReadonlyMap<Field, string> } {
  const all = rewrites.filter(({ id }) => chosen.includes(id))
  const removed = all.flatMap(({ removes }) => [...removes(root, resource)])
  const replaced = new Map(all.flatMap(({ replaces }) => [...(replaces?.(root, resource) ?? [])]))
  return { removed, replaced }
}

/** Reads values as `createValueReader` does, with the remedies that were chosen for them. */
export interface RemediedReader {
  readonly read: (resource: Resource) => Mapping | null
  /** Whether the remedies chosen for a resource change anything in it. */
  readonly changes: (resource: Resource) => boolean
  /** What its descriptions are trimmed in: the value with every other remedy; null where none is trimmed. */
  readonly beforeTrim: (resource: Resource) => Mapping | null
}

export function createRemediedReader(load: Load, choices: readonly RemedyChoice[]): RemediedReader {
  const read = createValueReader(load)
  const chosen = new Map<string, RemedyChoice[]>()
  for (const choice of choices) {
    for (const id of choice.resources) chosen.set(id, [...(chosen.get(id) ?? []), choice])
  }
  let last: (Remedied & { readonly id: string; readonly value: Mapping }) | null = null
  const remediedOf = (resource: Resource): Remedied | null => {
    const value = read(resource)
    if (!value) return null
    const own = chosen.get(resource.id)
    if (!own) return { beforeTrim: null, after: value }
    if (last?.id !== resource.id || last.value !== value) {
      last = { id: resource.id, value, ...remedied(value, resource, own) }
    }
    return last
  }
  const after = (resource: Resource): Mapping | null => remediedOf(resource)?.after ?? null
  return {
    read: after,
    changes: resource => chosen.has(resource.id) && after(resource) !== read(resource),
    beforeTrim: resource => (chosen.has(resource.id) ? (remediedOf(resource)?.beforeTrim ?? null) : null),
  }
}

interface Remedied {
  readonly beforeTrim: Mapping | null
  readonly after: Mapping
}

/** The value with the rewrites chosen for it, and then with its descriptions trimmed. */
function remedied(value: Mapping, resource: Resource, choices: readonly RemedyChoice[]): Remedied {
  const ids = choices.flatMap(({ remedy }) => (remedy === 'trim-descriptions' ? [] : [remedy]))
  const trim = choices.flatMap(choice => asTrim(choice.trim))
  const rewritten = rewriteValue(value, resource, ids)
  if (trim.length === 0 || !isCustomResourceDefinition(resource)) return { beforeTrim: null, after: rewritten }
  return { beforeTrim: rewritten, after: trimmed(rewritten, trim) }
}
