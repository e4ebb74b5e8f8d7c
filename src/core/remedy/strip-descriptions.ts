import { isCustomResourceDefinition } from '../object'
import { schemasFrom, topSchemas } from './crd-fields'
import { type Field, fieldAt } from './field'
import type { Rewrite } from './remedy'

/**
 * Takes the `description`s out of the schemas of a CRD, but for the one at the top of each version: `kubectl explain`
 * still says what the kind is. They are 23 to 77 % of the JSON of large release files (splitting facts, section 5).
 */
export const stripDescriptionsBelowTop: Rewrite = {
  id: 'strip-descriptions-below-top',
  removes: (root, resource) => (isCustomResourceDefinition(resource) ? descriptions(root, false) : []),
  whyNot: (_, resource) => (isCustomResourceDefinition(resource) ? 'nothing-to-remove' : 'not-a-crd'),
}

/** Takes all of them out. */
export const stripDescriptions: Rewrite = {
  id: 'strip-descriptions',
  removes: (root, resource) => (isCustomResourceDefinition(resource) ? descriptions(root, true) : []),
  whyNot: (_, resource) => (isCustomResourceDefinition(resource) ? 'nothing-to-remove' : 'not-a-crd'),
}

function descriptions(root: Field, topToo: boolean): Field[] {
  const tops = new Set(topSchemas(root))
  return schemasFrom([...tops])
    .filter(schema => topToo || !tops.has(schema))
    .flatMap(schema => fieldAt(schema, 'description') ?? [])
}
