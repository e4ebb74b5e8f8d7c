/**
 * How much one resource needs another (splitting rules, "Edges by reference"). `hard`: the API server refuses it
 * without. `ready`: the other one must be serving, or the cluster suffers. `soft`: it is created anyway, and something
 * waits or tries again.
 */
export type ReferenceStrength = 'hard' | 'ready' | 'soft'

/**
 * What made one resource need another: the Namespace it goes into, the CRD or APIService that serves its kind, labels
 * that a selector asks for, rules of a webhook that take it in (`webhook`), or a field that names the other (`path`).
 * `admission`: it is a webhook that would refuse the other while it does not serve.
 */
export type ReferenceField =
  | 'namespace'
  | 'custom-resource-definition'
  | 'api-service'
  | 'labels'
  | 'webhook'
  | 'admission'
  | 'field'

/** An edge inside the input: `from` needs `to` (indexes of resources). */
export interface Reference {
  readonly from: number
  readonly to: number
  readonly field: ReferenceField
  /** The field as people write it, `spec.roleRef`; empty where no single one says it. */
  readonly path: string
  readonly strength: ReferenceStrength
}

/** Something that resources of the input name and the input does not hold. What every cluster has is never missing. */
export interface MissingTarget {
  readonly group: string
  readonly kind: string
  readonly name: string
  /** As given, or that of the resource that names it; null where it is left to the apply, or the kind has none. */
  readonly namespace: string | null
  /** Strongest of those that need it. */
  readonly strength: ReferenceStrength
  /** Indexes of the resources that need it, in input order. */
  readonly neededBy: readonly number[]
}

/** What `findReferences` finds in a load. */
export interface References {
  readonly edges: readonly Reference[]
  readonly missing: readonly MissingTarget[]
  /** How many references are marked `optional` and name nothing in the input. */
  readonly optionalOutside: number
  /**
   * How many resources name an owner. An owner is named by a uid that a cluster gave it, so no manifest says which
   * object is meant.
   */
  readonly owned: number
  /** Labels of each resource. */
  readonly labels: readonly ReadonlyMap<string, string>[]
}
