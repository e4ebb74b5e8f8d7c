import type { Bytes } from '../../bytes'
import type { Known } from '../sizes'

/** What one cause adds to the stored value, or takes from it. */
export interface EtcdLine {
  readonly id: EtcdLineId
  /**
   * Negative where something is dropped. Bytes by which a length in front grows belong to the line that makes it grow.
   */
  readonly bytes: number
  readonly known: Known
  /** Of a line of managedFields: who writes the entry, and how. */
  readonly writer?: { readonly manager: string; readonly operation: 'Apply' | 'Update' }
}

export type EtcdLineId =
  /** Output of the encoder for the object as given: `stored`. */
  | 'stored'
  /** Fields that hold any JSON, in the text that kubectl sends, with `<`, `>` and `&` escaped. */
  | 'rawJson'
  /** The object in the version in which the server keeps it. */
  | 'storageVersion'
  /** Status of the manifest, dropped on create. */
  | 'status'
  /** resourceVersion and selfLink of the manifest, which are not kept. */
  | 'resourceVersion'
  /** uid, times, generation and managedFields of the manifest, which the server replaces. */
  | 'replacedMetadata'
  /** Metadata of a custom resource that ObjectMeta does not know, or leaves out when empty. */
  | 'unknownMetadata'
  /** Entries of a Secret's data that stringData overrides. */
  | 'stringData'
  /** The name made from generateName. */
  | 'generatedName'
  | 'namespace'
  | 'uid'
  | 'creationTimestamp'
  | 'generation'
  /** Fields that the schema of a custom resource does not know, and nulls that it does not allow. */
  | 'pruned'
  | 'defaults'
  /** Fields that the release drops, since their gates are off. */
  | 'gated'
  /** What the server sets once at creation: finalizers, first status. */
  | 'initialValues'
  /** What the server hands out: cluster IPs, node ports, a Job's selector. */
  | 'allocated'
  /** What the usual admission plugins add to a Pod or a Node. */
  | 'admission'
  /** Nulls that kubectl's client-side apply leaves out. */
  | 'nulls'
  /** The annotation of client-side apply. */
  | 'lastApplied'
  /** The writer's entry of managedFields. */
  | 'managedFields'
  /** Prefix, nonce, tag and padding of encryption at rest. */
  | 'encryption'
  /** Accepted names and conditions of a CRD. */
  | 'crdStatus'
  /** The entry of managedFields for them. */
  | 'crdStatusManagedFields'

/** What etcd is asked to keep right after an operation. */
export interface EtcdValue {
  readonly bytes: Bytes
  readonly known: Known
  /** They sum exactly to `bytes`. Lines of 0 bytes are left out. */
  readonly lines: readonly EtcdLine[]
  /** Not in `bytes`: what controllers add a moment later, for which the next write must have room. */
  readonly reserve: readonly EtcdLine[]
}

/** Of two ways in which a size is known the less certain one. */
export function worseKnown(a: Known, b: Known): Known {
  if (a === 'estimate' || b === 'estimate') return 'estimate'
  return a === 'rule' || b === 'rule' ? 'rule' : 'exact'
}
