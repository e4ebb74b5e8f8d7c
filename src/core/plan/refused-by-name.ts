import type { Resource } from '../resource'
import type { Unparsed } from './plan'

/**
 * Resources for which some appliers refuse the whole: those without a name of their own, which even `kubectl create`
 * refuses, and, where `duplicates` says so, those that a later one of the same identity would overwrite.
 */
export function refusedByName(
  resources: readonly Resource[],
  duplicates: boolean,
): Map<number, Extract<Unparsed['reason'], 'no-name' | 'duplicate'>> {
  const refused = new Map<number, 'no-name' | 'duplicate'>()
  const last = new Map<string, number>()
  for (const [
    index,
    { readable, refused: byKubectl, name, generateName, group, kind, namespace },
  ] of resources.entries()) {
    if (!readable || byKubectl) continue
    if (name === null) {
      if (generateName === null) refused.set(index, 'no-name')
      continue
    }
    if (!duplicates) continue
    const identity = JSON.stringify([group, kind, namespace, name])
    const before = last.get(identity)
    if (before !== undefined) refused.set(before, 'duplicate')
    last.set(identity, index)
  }
  return refused
}
