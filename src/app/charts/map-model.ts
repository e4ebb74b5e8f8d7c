import type { ResourceReport } from '../../core/analysis'
import type { FieldArea, FieldGroup, FieldPath, FieldTree } from '../../core/breakdown'
import type { Bytes } from '../../core/bytes'

/** A level of the map: the whole input, a namespace of it, a kind in that, a resource and a path in it. Null is what has no namespace. */
export type MapPlace =
  | { readonly at: 'input' }
  | { readonly at: 'namespace'; readonly namespace: string | null }
  | { readonly at: 'kind'; readonly namespace: string | null; readonly kind: string | null }
  | { readonly at: 'fields'; readonly resource: number; readonly path: FieldPath; readonly follow: boolean }

/** What a tile is called; words are added where it is shown. */
export type MapName =
  | { readonly type: 'namespace'; readonly name: string | null }
  | { readonly type: 'kind'; readonly name: string | null }
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

/** A namespace with more than this share of the input is passed over. */
const nearlyAll = 0.9

/** More tiles than this say nothing: the smaller ones are told together. */
const mostTiles = { groups: 40, parts: 60 }

/** The levels above the fields of a resource. `descriptions` has the bytes of each resource's, once they are known. */
export function inputLevel(
  resources: readonly ResourceReport[],
  descriptions: readonly Bytes[] | null,
  place: Exclude<MapPlace, { at: 'fields' }>,
): MapLevel {
  const areas = resources.flatMap((report, index): Weighed[] => {
    if (report.bytes.json === null || !isIn(place, report)) return []
    return [{ index, report, bytes: report.bytes.json, descriptions: descriptions?.[index] ?? null }]
  })
  if (place.at === 'kind')
    return { place, ...sumOf(areas), groups: asTiles(largest(areas.map(resourceArea), mostTiles)) }
  if (place.at === 'namespace') {
    const kinds = grouped(areas, ({ report }) => report.kind)
    return { place, ...sumOf(areas), groups: largestGroups(kinds.map(kind => kindGroup(place.namespace, kind))) }
  }
  const namespaces = grouped(areas, ({ report }) => report.namespace)
  const whole = sumOf(areas)
  // One namespace that holds nearly all says nothing: then kinds are shown at once.
  if (namespaces.some(({ areas: inside }) => sumOf(inside).bytes >= whole.bytes * nearlyAll)) {
    const groups = namespaces.flatMap(({ name, areas: inside }) =>
      grouped(inside, ({ report }) => report.kind).map(kind => kindGroup(name, kind)),
    )
    return { place, ...whole, groups: largestGroups(groups) }
  }
  const groups = namespaces.map(({ name, areas: inside }): MapGroup => {
    const kinds = grouped(inside, ({ report }) => report.kind).map(kind => kindArea(name, kind))
    return {
      key: `namespace ${name}`,
      name: { type: 'namespace', name },
      ...sumOf(inside),
      inside: { at: 'namespace', namespace: name },
      resource: null,
      parts: largest(kinds, mostTiles),
    }
  })
  return { place, ...whole, groups: largestGroups(groups) }
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
          ),
  })
  return {
    place: { at: 'fields', resource, path: tree.shown, follow: false },
    bytes: tree.bytes,
    descriptions: tree.descriptions,
    groups: asTiles(withRest(tree.parts.map(group), tree.rest, '')),
  }
}

/** `spec.versions.0.schema` as a person says it: what only holds a schema together is left out where something else remains. */
export function fieldName(path: FieldPath): string {
  const words = path.filter(name => name !== 'properties' && name !== 'openAPIV3Schema')
  return (words.length > 0 ? words : path).join('.')
}

interface Weighed {
  readonly index: number
  readonly report: ResourceReport
  readonly bytes: number
  readonly descriptions: number | null
}

interface Grouped {
  readonly name: string | null
  readonly areas: readonly Weighed[]
}

function isIn(place: Exclude<MapPlace, { at: 'fields' }>, { namespace, kind }: ResourceReport): boolean {
  if (place.at === 'input') return true
  return place.namespace === namespace && (place.at === 'namespace' || place.kind === kind)
}

function grouped(areas: readonly Weighed[], by: (area: Weighed) => string | null): readonly Grouped[] {
  const groups = new Map<string | null, Weighed[]>()
  for (const area of areas) {
    const name = by(area)
    const group = groups.get(name)
    if (group) group.push(area)
    else groups.set(name, [area])
  }
  return [...groups].map(([name, areas]) => ({ name, areas }))
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

function kindArea(namespace: string | null, { name, areas }: Grouped): MapArea {
  return {
    key: `kind ${namespace} ${name}`,
    name: { type: 'kind', name },
    ...sumOf(areas),
    inside: { at: 'kind', namespace, kind: name },
    resource: null,
  }
}

function kindGroup(namespace: string | null, kind: Grouped): MapGroup {
  return { ...kindArea(namespace, kind), parts: largest(kind.areas.map(resourceArea), mostTiles) }
}

function resourceArea({ index, report, bytes, descriptions }: Weighed): MapArea {
  return {
    key: `resource ${index}`,
    name: { type: 'resource', name: report.name },
    bytes,
    descriptions,
    inside: { at: 'fields', resource: index, path: [], follow: true },
    resource: index,
  }
}

function largest(areas: readonly MapArea[], { parts: most }: typeof mostTiles): readonly MapArea[] {
  const sorted = areas.toSorted((a, b) => b.bytes - a.bytes)
  const rest = sorted.slice(most)
  return rest.length === 0
    ? sorted
    : withRest(sorted.slice(0, most), { count: rest.length, ...sumOf(rest) }, sorted[0]?.key ?? '')
}

function largestGroups(groups: readonly MapGroup[]): readonly MapGroup[] {
  const sorted = groups.toSorted((a, b) => b.bytes - a.bytes)
  const rest = sorted.slice(mostTiles.groups)
  const shown = sorted.slice(0, mostTiles.groups)
  return rest.length === 0 ? shown : asTiles(withRest(shown, { count: rest.length, ...sumOf(rest) }, ''))
}

function asTiles(areas: readonly (MapArea | MapGroup)[]): readonly MapGroup[] {
  return areas.map(area => ('parts' in area ? area : { ...area, parts: [] }))
}

function withRest<A extends MapArea>(
  areas: readonly A[],
  rest: { readonly count: number; readonly bytes: number; readonly descriptions: number | null },
  of: string,
): readonly (A | MapArea)[] {
  if (rest.bytes <= 0) return areas
  const { count, bytes, descriptions } = rest
  return [
    ...areas,
    { key: `rest ${of}`, name: { type: 'rest', count }, bytes, descriptions, inside: null, resource: null },
  ]
}
