import type { Bytes } from '../bytes'
import type { ApplierId } from '../export/rules'
import type { ClusterLimits } from '../limit'
import type { KeySplitChoice, RemedyChoice } from '../remedy'
import type { MissingTarget, Reference, ReferenceField } from '../resource'
import type { RouteId } from '../route'

/**
 * How a plan is cut. The first three keep the install order as it is; the others put together what belongs together, as
 * far as the order allows.
 */
export type Preset = (typeof presets)[number]

/** In the order in which they are offered. */
export const presets = ['crds-apart', 'stages', 'fit', 'by-kind', 'by-namespace', 'by-component', 'one-each'] as const

/** `text`: the document's own bytes, comments kept. `json`: one line of compact JSON. */
export type Format = 'text' | 'json'

export interface PlanSettings {
  readonly preset: Preset
  /** `auto`: text, but JSON where the text alone is over the max bundle size and the JSON is not. */
  readonly form: Format | 'auto'
  readonly target: ApplierId
  /** The route of the applier by which the bundles go in; its first where it is left out (`routesOf`). */
  readonly route?: RouteId
  /** The limits of the cluster it is for; those of Kubernetes where it is left out. */
  readonly limits?: ClusterLimits
  /** Cuts every plan when given; null: the plan's own default (`maxBundleSize`), which may be no cut at all. */
  readonly maxBytes: Bytes | null
  /** Used for object names and the zip: a DNS-1123 label. */
  readonly name: string
  /** What the applier is told, by the names of its options; what is not here has its default. */
  readonly options?: Readonly<Record<string, string>>
  /** Rewrites of single resources, which are then written as JSON; none where it is left out. */
  readonly remedies?: readonly RemedyChoice[]
  /** What of the input is wanted; all of it where it is left out. */
  readonly filter?: PlanFilter
  /** Resources put into another bundle by hand, in this order. */
  readonly moves?: readonly Move[]
  /** Names of the only bundles that are written, as an upgrade needs them; all where it is left out. */
  readonly bundles?: readonly string[]
  /** Forms of single resources; the later one counts. */
  readonly forms?: readonly FormatChoice[]
  /** ConfigMaps and Secrets that become several, with everything that names them. */
  readonly keySplits?: readonly KeySplitChoice[]
  /**
   * Ids of resources that the route refuses in any bundle: known to who measured them (`refusedInBundles` of the
   * analysis), and none where it is left out.
   */
  readonly refused?: readonly string[]
  /** The most resources of a bundle; null or left out: any number. */
  readonly maxResources?: number | null
}

/**
 * Patterns of resources (`matchPattern`): all that match one of `include` (or all, where it is empty) and none of
 * `exclude`. What could not be read matches nothing and is never filtered.
 */
export interface PlanFilter {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

export interface Move {
  /** Id of the resource. */
  readonly resource: string
  /** Name of a bundle as the plan has it without moves, or as an earlier move made it. */
  readonly to: string
  /**
   * Where there is no such bundle: the stage behind which it is made, with a stage of its own (`newBundleNames` says
   * which names it may have).
   */
  readonly behind?: StageId
}

export interface FormatChoice {
  readonly form: Format
  /** Ids of resources. */
  readonly resources: readonly string[]
}

/** A step of the plan's order. In byte order of the ids, each safe as a file name and as part of an object name. */
export type StageId = InstallStage | (string & Record<never, never>)

/** The steps of the presets that keep the install order. */
export type InstallStage =
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
  | { readonly code: 'stage'; readonly stage: InstallStage }
  /** It stands with those of its kind, namespace or component (`name`; empty where it has none), or alone. */
  | { readonly code: 'group'; readonly by: GroupBy; readonly name: string }
  /** Put here by hand, from that bundle. */
  | { readonly code: 'moved'; readonly from: string }
  /** Behind it stands what it needs, by a move or since they need each other. */
  | {
      readonly code: 'before-needed'
      readonly resource: number
      readonly field: ReferenceField
      readonly path: string
      readonly strength: Reference['strength']
    }
  /** `fit`: nothing but its place in the input. */
  | { readonly code: 'input-order' }
  /** It needs that resource, which stands before it. */
  | {
      readonly code: 'after'
      readonly resource: number
      readonly field: ReferenceField
      readonly path: string
      readonly strength: Reference['strength']
    }
  /** The cluster must know the kind already: no CRD of the input defines it, so applying it may fail. */
  | { readonly code: 'kind-not-in-input' }
  /** First of its bundle, since the bundle `closed` had no room for it. */
  | { readonly code: 'next-bundle'; readonly closed: string }
  /**
   * First of its bundle, since ClusterResourceSet would sort it before `resource`, which it needs, inside one value.
   */
  | { readonly code: 'sorted-by-kind'; readonly resource: number }
  /** In a bundle of objects without a name of their own, which `kubectl apply` refuses and `kubectl create` takes. */
  | { readonly code: 'create-only' }
  | { readonly code: 'alone-over-limit' }
  | { readonly code: 'as-json'; readonly because: TextUnfit }

/** What a preset puts together. */
export type GroupBy = 'kind' | 'namespace' | 'component' | 'resource'

/**
 * Why a document's own bytes cannot stand in a bundle: it is an item of a List; its source is UTF-16; it is no UTF-8,
 * which a ConfigMap cannot hold; or a bundle would read it otherwise (JSON files follow other rules than YAML); or a
 * remedy changed its value. Or why they do not: as text it is over the max bundle size, which the JSON is not, or a
 * person chose so. `kustomize`: it refuses the text, or finds other values in it than kubectl.
 */
export type TextUnfit =
  | 'list-item'
  | 'utf-16'
  | 'not-utf-8'
  | 'reads-otherwise'
  | 'kustomize'
  | 'remedied'
  | 'over-budget'
  | 'chosen'

/** One resource in a bundle, in the order written. */
export interface Placement {
  readonly resource: number
  readonly form: Format
  /** What it adds to the bundle's bytes: separator line, document and final newline. */
  readonly bytes: Bytes
  readonly reasons: readonly PlacementReason[]
}

/** Resources that travel together in one file or object. */
export interface Bundle {
  /**
   * `10-crds`, or `10-crds-02` where a stage has several: unique, in byte order in install order, safe as file name and
   * object name.
   */
  readonly name: string
  readonly stage: StageId
  /** A comment line before the first document, newline included; empty where there is none. */
  readonly heading: string
  readonly placements: readonly Placement[]
  /** The bytes that its file, or its ConfigMap value, really has. */
  readonly bytes: Bytes
  /** The max bundle size it was cut by; null: not cut. */
  readonly maxBytes: Bytes | null
  /**
   * True only for a single document that alone is over the max bundle size: it keeps its place in a bundle of its own.
   */
  readonly overLimit: boolean
  /** How kubectl brings it in: `create` for objects without a name of their own. */
  readonly verb: 'apply' | 'create'
  /**
   * True where any resource is a Secret of the core group: a ClusterResourceSet then carries the bundle in a Secret.
   */
  readonly holdsSecrets: boolean
  /** Names of the bundles before it that hold what its resources need. */
  readonly dependsOn: readonly string[]
}

/** Bundles that go in together, and what to wait for after them. */
export interface Stage {
  readonly id: StageId
  /** Names, in order. */
  readonly bundles: readonly string[]
  readonly waits: readonly StageWait[]
}

/**
 * What a stage is waited for: a Namespace `Active`, a CRD `Established`, an APIService `Available`, a workload rolled
 * out.
 */
export interface StageWait {
  readonly until: 'active' | 'established' | 'available' | 'rollout'
  readonly seconds: number
  readonly resources: readonly number[]
}

/** What a filter's pattern matches. */
export interface FilterCount {
  readonly pattern: string
  readonly use: 'include' | 'exclude'
  readonly count: number
}

/** Something that resources of the plan name and the plan does not hold. */
export interface MissingFromPlan extends MissingTarget {
  /** The resource that the filter left out; null: it is not in the input at all. */
  readonly excluded: number | null
}

/**
 * A move that was not made: there is no such bundle or resource now; the bundle has no room for it, or cannot hold it.
 */
export interface MoveNotMade {
  readonly move: Move
  readonly because: 'no-bundle' | 'no-resource' | 'no-room' | 'not-together'
}

/**
 * A resource over the max bundle size, with what would make it fit. It is in the plan all the same, in a bundle marked
 * `overLimit`.
 */
export interface Unplaced {
  readonly resource: number
  readonly max: Bytes
  readonly sizes: {
    readonly text: Bytes
    readonly json: Bytes
    /** JSON without the `description`s of a CRD's schemas; null for other kinds. */
    readonly jsonWithoutDescriptions: Bytes | null
    /** For comparison: no applier of today unpacks it. */
    readonly gzip: Bytes
  }
  /** What would be within the max bundle size, least change first; empty when nothing is. */
  readonly wouldFit: readonly ('text' | 'json' | 'json-without-descriptions')[]
}

/** A resource that no bundle of the applier can hold: it would break the others. Its own bytes go into `unparsed/`. */
export interface Unparsed {
  readonly resource: number
  /**
   * `unreadable`: the load's problems say why. `refused`: kubectl takes it for no object. `not-representable`: a key is
   * longer than a YAML reader takes, which only a JSON file can hold. `kustomize-character`: a character that kustomize
   * cannot carry in any form. `no-name`, `duplicate`: the applier refuses the whole where an object has neither a name
   * nor a prefix for one, or one stands twice; the last of them is in a bundle, as it would overwrite the others.
   */
  readonly reason: 'unreadable' | 'refused' | 'not-representable' | 'kustomize-character' | 'no-name' | 'duplicate'
}

/**
 * Ordered bundles for an applier, with the reason for every placement. Every resource of the input is in one placement,
 * in `unparsed` or in `excluded`.
 */
export interface Plan {
  readonly settings: PlanSettings
  /** In order; each bundle is in one. */
  readonly stages: readonly Stage[]
  readonly bundles: readonly Bundle[]
  readonly unplaced: readonly Unplaced[]
  readonly unparsed: readonly Unparsed[]
  /** Documents that hold no object, so there is nothing to place: null, or a List without items. */
  readonly withoutObject: readonly { readonly source: number; readonly document: number }[]
  /** What the filter left out, in input order, and what its patterns match. */
  readonly excluded: readonly number[]
  readonly filters: readonly FilterCount[]
  readonly missing: readonly MissingFromPlan[]
  /** How many references are marked `optional` and name nothing in the input. */
  readonly optionalOutside: number
  /**
   * How many resources of the input name an owner, by a uid that no manifest holds: such references are not followed.
   */
  readonly owned: number
  /**
   * Edges that are not kept, since the resources need each other in a circle: soft ones, else ready ones, else hard
   * ones.
   */
  readonly loosened: readonly Reference[]
  /** Hard and ready edges that the plan breaks: of moves, and of a circle of hard ones. */
  readonly broken: readonly Reference[]
  readonly movesNotMade: readonly MoveNotMade[]
}
