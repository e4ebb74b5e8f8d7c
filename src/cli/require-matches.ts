import { filterResources, type PlanFilter } from '../core/plan'
import { findReferences, type Load, type Resource } from '../core/resource'
import { Failure } from './command'
import { nearest } from './similar'

/**
 * Ends the command for patterns of `--include` and `--exclude` that match nothing, with the nearest names of the input.
 */
export function requireMatches(load: Load, filter: PlanFilter | undefined): void {
  const { filters } = filterResources(load, findReferences(load), filter)
  const idle = filters.filter(({ count }) => count === 0)
  if (idle.length === 0) return
  throw new Failure(
    idle
      .map(({ use, pattern }) => `--${use} ${pattern} matches no resource${hint(load.resources, pattern)}`)
      .join('; '),
    2,
  )
}

function hint(resources: readonly Resource[], pattern: string): string {
  const [, field = '', rest = pattern] = /^(kind|name|group|namespace|ns|label):(.*)$/s.exec(pattern) ?? []
  const found = nearest(rest.replaceAll(/[*?]/g, ''), [...new Set(resources.flatMap(each => namesOf(each, field)))])
  return found.length === 0 ? '' : `; the nearest are ${found.join(', ')}`
}

/** What a pattern of a field is held against, as it would be typed. */
function namesOf({ kind, name, group, namespace, readable }: Resource, field: string): string[] {
  if (!readable) return []
  const kinds = kind === null ? [] : [kind]
  const names = name === null ? [] : [name]
  switch (field) {
    case 'kind':
      return kinds
    case 'name':
      return names
    case 'group':
      return group === '' ? [] : [group]
    case 'namespace':
    case 'ns':
      return namespace === null ? [] : [namespace]
    case 'label':
      return []
    default:
      return [...kinds, ...names, ...(kind !== null && name !== null ? [`${kind}/${name}`] : [])]
  }
}
