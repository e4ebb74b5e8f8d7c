import type { StoredKind } from '../stored/stored-kind'
import type { CustomResourceType } from './custom-resource-type'

/**
 * No request for an object, first or later, is larger than this, found from the bytes of its compact JSON alone;
 * infinite where something beside the object decides. What grows most is a container of which the manifest says
 * nothing, `{}`: three bytes, of which defaults, the mount of its token and up to four entries of managedFields make a
 * few hundred. So the bound is far too high for everything else, and enough for most: of 1.5 MiB it needs 5 kB.
 */
export function mostInEtcd(json: number, kind: StoredKind, customResource: CustomResourceType | null): number {
  // A schema may have defaults of any size, and the names of a CRD stand in it again and again.
  if (kind.type === 'crd' || customResource !== null) return Number.POSITIVE_INFINITY
  return 16 * 1024 + 256 * json
}
