import { isList, isMapping, type Mapping, type Path, type Value } from '../manifest'

/**
 * A position in a value: what stands there and how to get there. There is one `Place` for a position, so that removals
 * can be compared.
 */
export interface Place {
  readonly parent: Place | null
  /** Key or index in the parent; empty for the root. */
  readonly step: string | number
  readonly value: Value
  readonly below: Map<string | number, Place>
}

export function rootPlace(object: Mapping): Place {
  return { parent: null, step: '', value: object, below: new Map() }
}

/** The place a step down; null where nothing stands there. */
export function placeAt(place: Place | null, step: string | number): Place | null {
  if (!place) return null
  const known = place.below.get(step)
  if (known) return known
  const value = memberOf(place.value, step)
  if (value === undefined) return null
  const below: Place = { parent: place, step, value, below: new Map() }
  place.below.set(step, below)
  return below
}

/** The place at the end of several steps. */
export function placeDown(place: Place | null, ...steps: readonly (string | number)[]): Place | null {
  return steps.reduce(placeAt, place)
}

/** The elements of the list at a place, the members of the mapping there; none of a scalar. */
export function placesBelow(place: Place | null): Place[] {
  if (!place) return []
  const { value } = place
  const steps = isMapping(value) ? [...value.keys()] : isList(value) ? [...value.keys()] : []
  return steps.flatMap(step => placeAt(place, step) ?? [])
}

export function pathOf(place: Place): Path {
  const steps: (string | number)[] = []
  for (let at = place; at.parent; at = at.parent) steps.push(at.step)
  return steps.reverse()
}

/**
 * The value without these places; everything else is shared with it, and it is the value itself where there are none.
 */
export function withoutPlaces(root: Place, removed: readonly Place[]): Mapping {
  const copies = new Map<Place, Map<string, Value> | Value[]>()
  const gone = new Map<Place, Set<number>>()
  for (const { parent, step } of removed) {
    if (!parent) continue
    const copy = copyOf(parent, copies)
    if (copy instanceof Map) copy.delete(String(step))
    else gone.set(parent, (gone.get(parent) ?? new Set()).add(Number(step)))
  }
  for (const [place, indexes] of gone) {
    const list = copies.get(place)
    if (!Array.isArray(list)) continue
    const kept = list.filter((_, index) => !indexes.has(index))
    list.splice(0, list.length, ...kept)
  }
  return (copies.get(root) ?? root.value) as Mapping
}

/** A copy of what stands at a place, in a copy of what it stands in, up to the root. */
function copyOf(place: Place, copies: Map<Place, Map<string, Value> | Value[]>): Map<string, Value> | Value[] {
  const missing: Place[] = []
  for (let at: Place | null = place; at && !copies.has(at); at = at.parent) missing.push(at)
  for (const at of missing.reverse()) {
    const copy = isMapping(at.value) ? new Map(at.value) : isList(at.value) ? [...at.value] : new Map()
    copies.set(at, copy)
    const above = at.parent && copies.get(at.parent)
    if (above instanceof Map) {
      // A place inside one that is removed as well has nowhere to go.
      if (above.has(String(at.step))) above.set(String(at.step), copy)
    } else if (above) above[Number(at.step)] = copy
  }
  return copies.get(place) ?? new Map()
}

function memberOf(value: Value, step: string | number): Value | undefined {
  if (isMapping(value)) return value.get(String(step))
  return isList(value) && typeof step === 'number' ? value[step] : undefined
}
