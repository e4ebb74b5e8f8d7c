import { type Bytes, bytes } from '../bytes'
import { jsonSize } from '../encoding'
import type { Mapping, Value } from '../manifest'
import { roleBelow, roleOfObject, type SchemaRole } from '../object'
import { type NamesOf, shownNames } from '../secret'
import { hasParts, jsonParts } from './json-parts'
import { schemaDescriptions } from './schema-descriptions'

/** Names of fields and indexes of items that lead into an object. */
export type FieldPath = readonly (string | number)[]

/**
 * A part of an object as an area: its bytes in compact JSON, its name included, and how many of them are descriptions
 * of schemas.
 */
export interface FieldArea {
  /** Path from the object. */
  readonly path: FieldPath
  readonly bytes: Bytes
  readonly descriptions: Bytes
  /** Whether something stands below it. */
  readonly hasParts: boolean
}

export interface FieldGroup extends FieldArea {
  /** The part whose parts stand in the area: the one asked for, or one below it that holds nearly all of it. */
  readonly shown: FieldPath
  /** Largest first. With `rest` they sum exactly to `bytes` and `descriptions`. */
  readonly parts: readonly FieldArea[]
  readonly rest: FieldRest
}

export interface FieldTree extends Omit<FieldGroup, 'parts'> {
  /** The same one level below, so that two levels can be drawn. */
  readonly parts: readonly FieldGroup[]
}

/** Parts too small to be drawn, punctuation, and what stands beside a part that was passed over. */
export interface FieldRest {
  readonly count: number
  readonly bytes: Bytes
  readonly descriptions: Bytes
}

/** A part that holds more than this share of the one above is shown in its stead. */
const nearlyAll = 0.98
/** Parts below this share of the whole are told together: an area of 720 x 300 pixels gives such a part 15 x 15. */
const leastShare = 1 / 900
/** So many parts at most, and in each of them. */
const most = { parts: 32, below: 14 }

/**
 * Where the bytes at `path` of an object are, two levels of them. The empty path is the object; `follow` passes over
 * parts that hold nearly nothing but one other. Null where the object has nothing there.
 */
export function fieldTree(object: Mapping, path: FieldPath, follow: boolean): FieldTree | null {
  const namesOf = shownNames(object)
  let part: ObjectPart | null = {
    ...{ path: [], own: [], namesOf },
    ...{ bytes: jsonSize(object), value: object, role: roleOfObject(object) },
  }
  for (const name of path) {
    part = below(part).find(({ path }) => path.at(-1) === name) ?? null
    if (part === null) return null
  }
  // Parts hold values, which go no further.
  const { parts, ...group } = groupOf(part, { follow, most: most.parts, least: part.bytes * leastShare })
  return {
    ...group,
    parts: parts.map(part => {
      const { parts, ...rest } = groupOf(part, { follow: true, most: most.below, least: group.bytes * leastShare })
      return { ...rest, parts: parts.map(areaOf) }
    }),
  }
}

interface ObjectPart {
  /** As it may be shown. */
  readonly path: FieldPath
  /** As it is. */
  readonly own: FieldPath
  readonly namesOf: NamesOf
  readonly bytes: number
  readonly value: Value
  readonly role: SchemaRole
}

function below({ own, namesOf, value, role }: ObjectPart): ObjectPart[] {
  return jsonParts(value).map(part => ({
    path: namesOf([...own, part.name]),
    own: [...own, part.name],
    namesOf,
    bytes: part.bytes,
    value: part.value,
    role: roleBelow(role, part.name, part.value),
  }))
}

function groupOf(
  whole: ObjectPart,
  { follow, most, least }: { follow: boolean; most: number; least: number },
): Omit<FieldGroup, 'parts'> & { readonly parts: readonly ObjectPart[] } {
  let shown = whole
  let found = below(shown).toSorted((a, b) => b.bytes - a.bytes)
  for (
    let [main] = found;
    follow && main && main.bytes >= shown.bytes * nearlyAll && hasParts(main.value);
    [main] = found
  ) {
    shown = main
    found = below(shown).toSorted((a, b) => b.bytes - a.bytes)
  }
  const parts = found.filter(({ bytes }, index) => index < most && bytes >= least)
  const area = areaOf(whole)
  const areas = parts.map(areaOf)
  return {
    ...area,
    shown: shown.path,
    parts,
    rest: {
      count: found.length - parts.length,
      bytes: bytes(area.bytes - areas.reduce((sum, part) => sum + part.bytes, 0)),
      descriptions: bytes(area.descriptions - areas.reduce((sum, part) => sum + part.descriptions, 0)),
    },
  }
}

function areaOf({ path, bytes: size, value, role }: ObjectPart): FieldArea {
  // A description counts its comma, which belongs to what holds it.
  const descriptions = Math.min(schemaDescriptions(value, role).bytes, size)
  return { path, bytes: bytes(size), descriptions: bytes(descriptions), hasParts: hasParts(value) }
}
