import { schemaFields, schemaLists, schemaMaps } from '../object'
import { type Place, placeAt, placeDown, placesBelow } from './place'

/** Fields of a schema that hold a schema or a list of them. */
const ofSchemas = [...new Set([...schemaFields, ...schemaLists])]

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

/**
 * All schemas below these, themselves included, each before those in it. Only keywords that hold schemas are followed:
 * a property may be called `description`, and a default may hold anything.
 */
export function schemasFrom(tops: readonly Place[]): Place[] {
  const schemas: Place[] = []
  const open = [...tops].reverse()
  for (let place = open.pop(); place; place = open.pop()) {
    if (place.value instanceof Map) schemas.push(place)
    open.push(...below(place).reverse())
  }
  return schemas
}

function below(place: Place): Place[] {
  if (Array.isArray(place.value)) return placesBelow(place)
  const named = schemaMaps.map(field => placeAt(place, field)).filter(map => map?.value instanceof Map)
  return [...ofSchemas.flatMap(field => placeAt(place, field) ?? []), ...named.flatMap(placesBelow)]
}
