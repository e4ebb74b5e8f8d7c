import { holdsKeys } from '../core/object'
import { filterResources, type PlanSettings, partBytes } from '../core/plan'
import type { KeySplitChoice } from '../core/remedy'
import { findReferences, type Load } from '../core/resource'

/** What patterns of `--split-by-key` choose, and those that match no ConfigMap or Secret. */
export interface ChosenKeySplits {
  readonly choices: readonly KeySplitChoice[]
  readonly unmatched: readonly string[]
}

/**
 * Each ConfigMap and Secret that a pattern matches, once, to be split into parts with room in a bundle of these
 * settings.
 */
export function chooseKeySplits(load: Load, settings: PlanSettings, patterns: readonly string[]): ChosenKeySplits {
  const choices = new Map<string, KeySplitChoice>()
  const unmatched = patterns.filter(pattern => {
    const { excluded } = filterResources(load, findReferences(load), { include: [pattern], exclude: [] })
    let found = false
    for (const [index, resource] of load.resources.entries()) {
      const { id, readable, refused, range } = resource
      if (!holdsKeys(resource) || !readable || refused || excluded.has(index)) continue
      found = true
      choices.set(id, { resource: id, maxBytes: partBytes(settings, range.end - range.start) })
    }
    return !found
  })
  return { choices: [...choices.values()], unmatched }
}
