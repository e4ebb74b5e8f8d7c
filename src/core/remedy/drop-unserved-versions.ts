import { isCustomResourceDefinition } from '../object'
import { versionPlaces } from './crd-places'
import { type Place, placeAt } from './place'
import type { Rewrite } from './remedy'

/**
 * Takes versions out of a CRD that are neither served nor stored. The API server refuses that while
 * `status.storedVersions` of the CRD in the cluster still names one of them, which is its price.
 */
export const dropUnservedVersions: Rewrite = {
  id: 'drop-unserved-versions',
  removes: (root, resource) => (isCustomResourceDefinition(resource) ? versionPlaces(root).filter(isUnserved) : []),
  whyNot: (_, resource) => (isCustomResourceDefinition(resource) ? 'all-versions-served' : 'not-a-crd'),
}

function isUnserved(version: Place): boolean {
  return placeAt(version, 'served')?.value === false && placeAt(version, 'storage')?.value !== true
}
