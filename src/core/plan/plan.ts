import type { Bytes } from '../bytes'

export type Preset = 'crds-apart' | 'stages' | 'fit'
/** `text`: the document's own bytes, comments kept. `json`: one line of compact JSON. */
export type Form = 'text' | 'json'
export type Target = 'kubectl' | 'clusterresourceset'

export interface PlanSettings {
  readonly preset: Preset
  readonly form: Form
  readonly target: Target
  /** Cuts every plan when given; null: the target's own default (`defaultMaxBytes`), which may be no cut at all. */
  readonly maxBytes: Bytes | null
  /** Used for object names and the zip: a DNS-1123 label. */
  readonly name: string
}

export type StageId =
  | '00-namespaces'
  | '10-crds'
  | '20-cluster'
  | '25-policy'
  | '30-rbac'
  | '40-config'
  | '45-external-crs'
  | '50-services'
  | '60-workloads'
  | '70-exposure'
  | '80-extensions'
  | '90-custom-resources'
  /** `crds-apart`: everything that is no CRD. */
  | '20-resources'
  /** `fit`: the one stage, in the input's order. */
  | '00-all'

/** Why a resource stands where it stands; words are added at the edge. */
export type PlacementReason =
  | { readonly code: 'stage'; readonly stage: StageId }
  | { readonly code: 'input-order' }
  | { readonly code: 'after'; readonly resource: number; readonly field: string }
  | { readonly code: 'next-bundle'; readonly closed: string }
  | { readonly code: 'alone-over-limit' }

/** One resource in a bundle, in the order written. */
export interface Placement {
  readonly resource: number
  readonly form: Form
  /** What it adds to the bundle's counted bytes, separator included. */
  readonly bytes: Bytes
  readonly reasons: readonly PlacementReason[]
}

/** Resources that travel together in one file or object. */
export interface Bundle {
  /** `10-crds`, or `10-crds-02` where a stage is cut by size: unique, sorts in install order, safe as a file name and object name. */
  readonly name: string
  readonly stage: StageId
  readonly placements: readonly Placement[]
  /** Counted as the target counts: the bytes the bundle's file (or ConfigMap value) really has. */
  readonly bytes: Bytes
  /** The budget it was cut by; null: not cut. */
  readonly maxBytes: Bytes | null
  /** True only for a single document that alone is over the budget: it keeps its place in a bundle of its own. */
  readonly overLimit: boolean
  /** True where any resource is a Secret of the core group: a ClusterResourceSet then carries the bundle in a Secret. */
  readonly holdsSecrets: boolean
}

/** A resource that no bundle of this target can take in as it is, with what would make it fit. It is still in the plan. */
export interface Unplaced {
  readonly resource: number
  readonly reason: 'over-limit' | 'not-representable'
  readonly sizes: { readonly text: Bytes; readonly json: Bytes | null; readonly gzip: Bytes }
  readonly max: Bytes
  /** Forms under the limit, best first; empty when none is. */
  readonly wouldFit: readonly Form[]
}

/** Ordered bundles for a target, with the reason for every placement. Every resource of the input is in exactly one place. */
export interface Plan {
  readonly settings: PlanSettings
  readonly bundles: readonly Bundle[]
  readonly unplaced: readonly Unplaced[]
  /** Resources that could not be read: their bytes go into `unparsed/`. */
  readonly unparsed: readonly number[]
}
