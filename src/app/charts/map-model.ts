import type { ResourceReport } from '../../core/analysis'
import type { FieldArea, FieldGroup, FieldPath, FieldTree } from '../../core/breakdown'
import type { Bytes } from '../../core/bytes'
import { type KindFamily, kindFamily } from '../../core/words'

/**
 * A level of the map: the whole input, a kind of it, a resource and a path in it. Kinds of one name in several families
 * are several.
 */
export type MapPlace =
  | { readonly at: 'input' }
  | { readonly at: 'kind'; readonly family: KindFamily; readonly kind: string | null }
  | { readonly at: 'fields'; readonly resource: number; readonly path: FieldPath; readonly follow: boolean }

/** What a tile is called; words are added where it is shown. */
export type MapName =
  | { readonly type: 'kind'; readonly name: string | null; readonly count: number }
  | { readonly type: 'resource'; readonly name: string | null }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'rest'; readonly count: number }

/** An area: bytes of compact JSON, and how many of them are descriptions of schemas (null: not known yet). */
export interface MapArea {
  readonly key: string
  readonly name: MapName
  readonly bytes: number
  readonly descriptions: number | null
  /** Where a look inside leads; null where there is nothing inside. */
  readonly inside: MapPlace | null
  readonly resource: number | null
  /** Of a kind, a resource, or what is left of several; null for the fields of a resource. */
  readonly family: KindFamily | null
}

export interface MapGroup extends MapArea {
  /** Empty where it is drawn as one tile. They sum to `bytes`. */
  readonly parts: readonly MapArea[]
}

/** Two levels of the map. */
export interface MapLevel {
  /** Where it really is: places that hold nearly nothing but one other are passed over. */
  readonly place: MapPlace
  readonly bytes: number
  readonly descriptions: number | null
  readonly groups: readonly MapGroup[]
}

/** More tiles than this say nothing: the smaller ones are told together. */
const mostTiles = { groups: 40, parts: 60 }

/**
 * The levels above the fields of a resource, of those families that are chosen, or of all. `descriptions` has the bytes
 * of each resource's, once they are known.
 */
export function inputLevel(
  resources: readonly ResourceReport[],
  descriptions: readonly Bytes[] | null,
  place: Exclude<MapPlace, { at: 'fields' }>,
  families: ReadonlySet<KindFamily> = new Set(),
): MapLevel {
  const kinds = new Map<string, SizedArea[]>()
  const areas: SizedArea[] = []
  for (const [index, report] of resources.entries()) {
    const { bytes, kind, apiVersion } = report
    const family = kindFamily(apiVersion, kind)
    if (bytes.json === null || (families.size > 0 && !families.has(family))) continue
    if (place.at === 'kind' && (place.kind !== kind || place.family !== family)) continue
    const area = { index, report, family, bytes: bytes.json, descriptions: descriptions?.[index] ?? null }
    areas.push(area)
    const key = `${family} ${kind}`
    const group = kinds.get(key)
    if (group) group.push(area)
    else kinds.set(key, [area])
  }
  if (place.at === 'kind')
    return { place, ...sumOf(areas), groups: asTiles(largest(areas.map(resourceArea), mostTiles)) }
  return { place, ...sumOf(areas), groups: largestGroups([...kinds.values()].map(kindGroup)) }
}

/** The levels of the fields of a resource. */
export function fieldLevel(resource: number, tree: FieldTree): MapLevel {
  const area = (part: FieldArea, name: FieldPath): MapArea => ({
    key: JSON.stringify(part.path),
    name: { type: 'field', name: fieldName(name) },
    bytes: part.bytes,
    descriptions: part.descriptions,
    inside: part.hasParts ? { at: 'fields', resource, path: part.path, follow: true } : null,
    resource,
    family: null,
  })
  const group = (part: FieldGroup): MapGroup => ({
    ...area(part, part.shown.slice(tree.shown.length)),
    parts:
      part.parts.length === 0
        ? []
        : withRest(
            part.parts.map(below => area(below, below.path.slice(part.shown.length))),
            part.rest,
            JSON.stringify(part.path),
            null,
          ),
  })
  return {
    place: { at: 'fields', resource, path: tree.shown, follow: false },
    bytes: tree.bytes,
    descriptions: tree.descriptions,
    groups: asTiles(withRest(tree.parts.map(group), tree.rest, '', null)),
  }
}

/**
 * `spec.versions.0.schema` as a person says it: what only holds a schema together is left out where something else
 * remains.
 */
export function fieldName(path: FieldPath): string {
  const words = path.filter(name => name !== 'properties' && name !== 'openAPIV3Schema')
  return (words.length > 0 ? words : path).join('.')
}

interface SizedArea {
  readonly family: KindFamily
  readonly index: number
  readonly report: ResourceReport
  readonly bytes: number
  readonly descriptions: number | null
}

function sumOf(areas: readonly { readonly bytes: number; readonly descriptions: number | null }[]) {
  return {
    bytes: areas.reduce((sum, { bytes }) => sum + bytes, 0),
    descriptions: areas.reduce<number | null>(
      (sum, { descriptions }) => (sum === null || descriptions === null ? null : sum + descriptions),
      0,
    ),
  }
}

function kindGroup(areas: readonly SizedArea[]): MapGroup {
  const family = areas[0]?.family ?? 'other'
  const kind = areas[0]?.report.kind ?? null
  return {
    key: `kind ${family} ${kind}`,
    name: { type: 'kind', name: kind, count: areas.length },
    ...sumOf(areas),
    inside: { at: 'kind', family, kind },
    resource: null,
    family,
    parts: largest(areas.map(resourceArea), mostTiles),
  }
}

function resourceArea({ index, report, family, bytes, descriptions }: SizedArea): MapArea {
  return {
    key: `resource ${index}`,
    name: { type: 'resource', name: report.name },
    bytes,
    descriptions,
    inside: { at: 'fields', resource: index, path: [], follow: true },
    resource: index,
    family,
  }
}

function largest(areas: readonly MapArea[], { parts: most }: typeof mostTiles): readonly MapArea[] {
  const sorted = areas.toSorted((a, b) => b.bytes - a.bytes)
  const rest = sorted.slice(most)
  return withRest(sorted.slice(0, most), { count: rest.length, ...sumOf(rest) }, sorted[0]?.key ?? '', familyOf(rest))
}

function largestGroups(groups: readonly MapGroup[]): readonly MapGroup[] {
  const sorted = groups.toSorted((a, b) => b.bytes - a.bytes)
  const rest = sorted.slice(mostTiles.groups)
  return asTiles(
    withRest(sorted.slice(0, mostTiles.groups), { count: rest.length, ...sumOf(rest) }, '', familyOf(rest)),
  )
}

export function asTiles(areas: readonly (MapArea | MapGroup)[]): readonly MapGroup[] {
  return areas.map(area => ('parts' in area ? area : { ...area, parts: [] }))
}

function withRest<A extends MapArea>(
  areas: readonly A[],
  rest: { readonly count: number; readonly bytes: number; readonly descriptions: number | null },
  of: string,
  family: KindFamily | null,
): readonly (A | MapArea)[] {
  if (rest.bytes <= 0) return areas
  const { count, bytes, descriptions } = rest
  const name = { type: 'rest', count } as const
  return [...areas, { key: `rest ${of}`, name, bytes, descriptions, inside: null, resource: null, family }]
}

/** The family that all areas are of, that of everything else where they are of several; null where they are fields. */
function familyOf(areas: readonly MapArea[]): KindFamily | null {
  const family = areas[0]?.family ?? null
  return areas.every(area => area.family === family) ? family : 'other'
}

/** The same areas with some of them told together, and what these tell together already: nothing is lost. */
export function together<A extends MapArea>(
  areas: readonly A[],
  some: ReadonlySet<MapArea>,
  of: string,
): readonly (A | MapArea)[] {
  const rest = areas.filter(area => some.has(area) || area.name.type === 'rest')
  const count = rest.reduce((sum, { name }) => sum + (name.type === 'rest' ? name.count : 1), 0)
  const kept = areas.filter(area => !rest.includes(area))
  return withRest(kept, { count, ...sumOf(rest) }, of, familyOf(rest))
}
