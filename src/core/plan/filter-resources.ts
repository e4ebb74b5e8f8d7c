import type { Load, References } from '../resource'
import { matchPattern } from './match-pattern'
import type { FilterCount, PlanFilter } from './plan'

/** Which resources a filter leaves out, and what each of its patterns matches. */
export interface Filtered {
  readonly excluded: ReadonlySet<number>
  readonly filters: readonly FilterCount[]
}

const nothing: Filtered = { excluded: new Set(), filters: [] }

/** Holds every readable resource against the patterns of a filter. */
export function filterResources({ resources }: Load, { labels }: References, filter: PlanFilter | undefined): Filtered {
  if (!filter || filter.include.length + filter.exclude.length === 0) return nothing
  const patterns = (['include', 'exclude'] as const).flatMap(use =>
    filter[use].map(pattern => ({ pattern, use, matches: matchPattern(pattern), count: 0 })),
  )
  const excluded = new Set<number>()
  for (const [index, resource] of resources.entries()) {
    if (!resource.readable || resource.refused) continue
    const subject = { ...resource, labels: labels[index] ?? new Map() }
    let included = filter.include.length === 0
    let thrown = false
    for (const each of patterns) {
      if (!each.matches(subject)) continue
      each.count++
      if (each.use === 'include') included = true
      else thrown = true
    }
    if (!included || thrown) excluded.add(index)
  }
  return { excluded, filters: patterns.map(({ pattern, use, count }) => ({ pattern, use, count })) }
}
