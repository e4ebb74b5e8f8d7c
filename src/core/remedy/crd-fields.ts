import { schemaFields, schemaLists, schemaMaps } from '../object'
import { type Field, fieldAt, fieldDown, fieldsBelow } from './field'

/** Fields of a schema that hold a schema or a list of them. */
const ofSchemas = [...new Set([...schemaFields, ...schemaLists])]

export function versionFields(root: Field): Field[] {
  return fieldsBelow(fieldDown(root, 'spec', 'versions'))
}

/** The top schema of every version; v1beta1 has one for all of them in `validation`. */
export function topSchemas(root: Field): Field[] {
  const holders = [
    fieldDown(root, 'spec', 'validation'),
    ...versionFields(root).map(version => fieldAt(version, 'schema')),
  ]
  return holders.flatMap(holder => fieldAt(holder, 'openAPIV3Schema') ?? [])
}

/**
 * All schemas below these, themselves included, each before those in it. Only keywords that hold schemas are followed:
 * a property may be called `description`, and a default may hold anything.
 */
export function schemasFrom(tops: readonly Field[]): Field[] {
  const schemas: Field[] = []
  const open = [...tops].reverse()
  for (let field = open.pop(); field; field = open.pop()) {
    if (field.value instanceof Map) schemas.push(field)
    open.push(...below(field).reverse())
  }
  return schemas
}

function below(field: Field): Field[] {
  if (Array.isArray(field.value)) return fieldsBelow(field)
  const named = schemaMaps.map(name => fieldAt(field, name)).filter(map => map?.value instanceof Map)
  return [...ofSchemas.flatMap(name => fieldAt(field, name) ?? []), ...named.flatMap(fieldsBelow)]
}
