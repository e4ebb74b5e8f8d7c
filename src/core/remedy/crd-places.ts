import { type Place, placeAt, placeDown, placesBelow } from './place'

/** Fields of a schema that hold a schema or a list of them, and fields that hold schemas by name (apiextensions v1 `JSONSchemaProps`). */
const schemaFields = ['items', 'additionalProperties', 'additionalItems', 'not', 'allOf', 'anyOf', 'oneOf']
const schemaMaps = ['properties', 'patternProperties', 'definitions', 'dependencies']

export function isCrd({ group, kind }: { readonly group: string; readonly kind: string | null }): boolean {
  return group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition'
}

export function versionPlaces(root: Place): Place[] {
  return placesBelow(placeDown(root, 'spec', 'versions'))
}

/** The top schema of every version; v1beta1 has one for all of them in `validation`. */
export function topSchemas(root: Place): Place[] {
  const holders = [
    placeDown(root, 'spec', 'validation'),
    ...versionPlaces(root).map(version => placeAt(version, 'schema')),
  ]
  return holders.flatMap(holder => placeAt(holder, 'openAPIV3Schema') ?? [])
}

/** All schemas below these, themselves included. Only keywords that hold schemas are followed: a property may be called `description`, and a default may hold anything. */
export function schemasFrom(tops: readonly Place[]): Place[] {
  const schemas: Place[] = []
  const open = [...tops]
  for (let place = open.pop(); place; place = open.pop()) {
    if (Array.isArray(place.value)) {
      open.push(...placesBelow(place))
      continue
    }
    if (!(place.value instanceof Map)) continue
    schemas.push(place)
    for (const field of schemaFields) {
      const below = placeAt(place, field)
      if (below) open.push(below)
    }
    for (const field of schemaMaps) {
      const named = placeAt(place, field)
      if (named?.value instanceof Map) open.push(...placesBelow(named))
    }
  }
  return schemas
}
