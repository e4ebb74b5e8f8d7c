import type { Analysis, ResourceReport } from '../analysis'
import { bytes } from '../bytes'
import type { ComparedKind } from './comparison'

interface Sum {
  count: number
  json: number
}

/** Kinds of both inputs, the one whose bytes differ most first, then by name. */
export function compareKinds(before: Analysis, after: Analysis): ComparedKind[] {
  const kinds = new Map<string, { kind: string | null; before: Sum; after: Sum }>()
  const add = (side: 'before' | 'after', resource: ResourceReport): void => {
    if (!resource.readable) return
    const id = kindOf(resource)
    const sums = kinds.get(id) ?? { kind: resource.kind, before: { count: 0, json: 0 }, after: { count: 0, json: 0 } }
    kinds.set(id, sums)
    sums[side].count++
    sums[side].json += resource.bytes.json ?? 0
  }
  for (const resource of before.resources) add('before', resource)
  for (const resource of after.resources) add('after', resource)
  const difference = ({ before, after }: { before: Sum; after: Sum }): number => Math.abs(after.json - before.json)
  return [...kinds]
    .sort(([idA, a], [idB, b]) => difference(b) - difference(a) || (idA < idB ? -1 : 1))
    .map(([id, { kind, before, after }]) => ({
      id,
      kind,
      before: { count: before.count, json: bytes(before.json) },
      after: { count: after.count, json: bytes(after.json) },
    }))
}

/** `group/kind`: the version of an API is no part of what an object is. */
function kindOf({ apiVersion, kind }: ResourceReport): string {
  const group = apiVersion?.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  return `${group}/${kind ?? ''}`
}
