import type { Bytes } from '../bytes'
import type { RemedyChoice } from '../remedy'
import type { ReferenceField } from '../resource'
import type { Target } from './targets'

export type Preset = 'crds-apart' | 'stages' | 'fit'
/** `text`: the document's own bytes, comments kept. `json`: one line of compact JSON. */
export type Form = 'text' | 'json'

export interface PlanSettings {
  readonly preset: Preset
  readonly form: Form
  readonly target: Target
  /** Cuts every plan when given; null: the plan's own default (`budgetOf`), which may be no cut at all. */
  readonly maxBytes: Bytes | null
  /** Used for object names and the zip: a DNS-1123 label. */
  readonly name: string
  /** What the target's exporter is told, by the names of its options; what is not here has its default. */
  readonly options?: Readonly<Record<string, string>>
  /** Rewrites of single resources, which are then written as JSON; none where it is left out. */
  readonly remedies?: readonly RemedyChoice[]
}

/** A step of the install order. In byte order of the ids. */
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

/** Why a resource stands where it stands, as it stands; words are added at the edge. */
export type PlacementReason =
  /** Its kind belongs to the bundle's stage. */
  | { readonly code: 'stage'; readonly stage: StageId }
  /** `fit`: nothing but its place in the input. */
  | { readonly code: 'input-order' }
  /** It needs that resource, which stands before it. */
  | { readonly code: 'after'; readonly resource: number; readonly field: ReferenceField }
  /** The cluster must know the kind already: no CRD of the input defines it, so applying it may fail. */
  | { readonly code: 'kind-not-in-input' }
  /** First of its bundle, since the bundle `closed` had no room for it. */
  | { readonly code: 'next-bundle'; readonly closed: string }
  /** First of its bundle, since ClusterResourceSet would sort it before `resource`, which it needs, inside one value. */
  | { readonly code: 'sorted-by-kind'; readonly resource: number }
  /** In a bundle of objects without a name of their own, which `kubectl apply` refuses and `kubectl create` takes. */
  | { readonly code: 'create-only' }
  | { readonly code: 'alone-over-limit' }
  | { readonly code: 'as-json'; readonly because: TextUnfit }

/**
 * Why a document's own bytes cannot stand in a bundle: it is an item of a List; its source is UTF-16; it is no UTF-8, which a ConfigMap cannot
 * hold; or a bundle would read it otherwise (JSON files follow other rules than YAML); or a remedy changed its value.
 */
export type TextUnfit = 'list-item' | 'utf-16' | 'not-utf-8' | 'reads-otherwise' | 'remedied'

/** One resource in a bundle, in the order written. */
export interface Placement {
  readonly resource: number
  readonly form: Form
  /** What it adds to the bundle's bytes: separator line, document and final newline. */
  readonly bytes: Bytes
  readonly reasons: readonly PlacementReason[]
}

/** Resources that travel together in one file or object. */
export interface Bundle {
  /** `10-crds`, or `10-crds-02` where a stage has several: unique, in byte order in install order, safe as file name and object name. */
  readonly name: string
  readonly stage: StageId
  /** A comment line before the first document, newline included; empty where there is none. */
  readonly heading: string
  readonly placements: readonly Placement[]
  /** The bytes that its file, or its ConfigMap value, really has. */
  readonly bytes: Bytes
  /** The budget it was cut by; null: not cut. */
  readonly maxBytes: Bytes | null
  /** True only for a single document that alone is over the budget: it keeps its place in a bundle of its own. */
  readonly overLimit: boolean
  /** How kubectl brings it in: `create` for objects without a name of their own. */
  readonly verb: 'apply' | 'create'
  /** True where any resource is a Secret of the core group: a ClusterResourceSet then carries the bundle in a Secret. */
  readonly holdsSecrets: boolean
}

/** A resource over the budget, with what would make it fit. It is in the plan all the same, in a bundle marked `overLimit`. */
export interface Unplaced {
  readonly resource: number
  readonly max: Bytes
  readonly sizes: {
    readonly text: Bytes
    readonly json: Bytes
    /** JSON without the `description`s of a CRD's schemas; null for other kinds. */
    readonly jsonWithoutDescriptions: Bytes | null
    /** For comparison: no target of today unpacks it. */
    readonly gzip: Bytes
  }
  /** What would be under the budget, least change first; empty when nothing is. */
  readonly wouldFit: readonly ('text' | 'json' | 'json-without-descriptions')[]
}

/** A resource that no bundle of the target can hold: it would break the others. Its own bytes go into `unparsed/`. */
export interface Unparsed {
  readonly resource: number
  /**
   * `unreadable`: the load's problems say why. `refused`: kubectl takes it for no object. `not-representable`: a key is longer than a YAML
   * reader takes, which only a JSON file can hold. `no-name`, `duplicate`: the target refuses the whole where an object has no name of its own,
   * or one stands twice; the last of them is in a bundle, as it would overwrite the others.
   */
  readonly reason: 'unreadable' | 'refused' | 'not-representable' | 'no-name' | 'duplicate'
}

/** Ordered bundles for a target, with the reason for every placement. Every resource of the input is in one placement or in `unparsed`. */
export interface Plan {
  readonly settings: PlanSettings
  readonly bundles: readonly Bundle[]
  readonly unplaced: readonly Unplaced[]
  readonly unparsed: readonly Unparsed[]
  /** Documents that hold no object, so there is nothing to place: null, or a List without items. */
  readonly withoutObject: readonly { readonly source: number; readonly document: number }[]
}
