import { isList, isMapping, type Mapping, type Value } from '../manifest'

const empty: Mapping = new Map()

/** The mapping at `name`, an empty one where there is none. */
export function mappingAt(object: Mapping, name: string): Mapping {
  const value = object.get(name)
  return isMapping(value) ? value : empty
}

/** The items at `name`, none where there is no list. */
export function listAt(object: Mapping, name: string): readonly Value[] {
  const value = object.get(name)
  return isList(value) ? value : []
}

/** The text at a path of names; null where there is none. */
export function textAt(object: Mapping, ...names: readonly string[]): string | null {
  let value: Value | undefined = object
  for (const name of names) value = isMapping(value) ? value.get(name) : undefined
  return typeof value === 'string' ? value : null
}
