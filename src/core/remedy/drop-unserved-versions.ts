import { isCustomResourceDefinition } from '../object'
import { versionFields } from './crd-fields'
import { type Field, fieldAt } from './field'
import type { Rewrite } from './remedy'

/**
 * Takes versions out of a CRD that are neither served nor stored. The API server refuses that while
 * `status.storedVersions` of the CRD in the cluster still names one of them, which is its price.
 */
export const dropUnservedVersions: Rewrite = {
  id: 'drop-unserved-versions',
  removes: (root, resource) => (isCustomResourceDefinition(resource) ? versionFields(root).filter(isUnserved) : []),
  whyNot: (_, resource) => (isCustomResourceDefinition(resource) ? 'all-versions-served' : 'not-a-crd'),
}

function isUnserved(version: Field): boolean {
  return fieldAt(version, 'served')?.value === false && fieldAt(version, 'storage')?.value !== true
}
