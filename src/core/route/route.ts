import type { Bytes } from '../bytes'
import type { Answers, Operation, Sizes } from '../encoding'
import type { LimitId } from '../limit'
import type { RouteId } from './routes'

/** A resource as the routes see it: what it is and how large it is. */
export interface SizedResource {
  readonly apiVersion?: string | null
  readonly kind: string | null
  readonly name: string | null
  /** Where it has no name of its own: what the server is to begin one with. */
  readonly generateName?: string
  /** EndpointSlice: how many endpoints; null: too many. */
  readonly endpoints?: number | null
  /** What refuses it whatever its size, for structure or names; missing where nothing does. */
  readonly answers?: Answers
  /** Custom resource: its CRD, where the input has it. */
  readonly definition?: SizedResource
  readonly sizes: Sizes
  /** As kubectl sends it; null for a kind without. */
  readonly namespace?: string | null
  /** Neither the API server nor a CRD of the input knows the kind. */
  readonly scopeAssumed?: boolean
}

/**
 * Sizes of the whole input in objects that carry it, which have to be built and compressed first: that takes its time,
 * so any may be missing.
 */
export interface CarrierSizes {
  /** base64 of gzip of a Helm release's JSON: CRDs in `crds/`, or everything in `templates/`. */
  readonly helmCrds?: Bytes
  readonly helmTemplates?: Bytes
  /** A chart as it is, without what it renders to: the release is larger. */
  readonly helmAtLeast?: Bytes
  /** All files of a chart that Helm loads, and the largest of them. */
  readonly chartTotal?: Bytes
  readonly chartFile?: Bytes
  /** gzip of all sources in a row, as the ConfigMap of Cluster API Operator holds it. */
  readonly capiCompressed?: Bytes
  /** base64 of gzip of every source. */
  readonly olmBundle?: Bytes
  /** Fleet: the sources as strings of JSON, and base64 of gzip of that. */
  readonly fleetBundle?: Bytes
  readonly fleetContent?: Bytes
}

/** One of those sizes. */
export type CarrierSizeId = keyof CarrierSizes

export const carrierSizeIds: readonly CarrierSizeId[] = [
  'helmCrds',
  'helmTemplates',
  'capiCompressed',
  'olmBundle',
  'fleetBundle',
  'fleetContent',
  'helmAtLeast',
  'chartTotal',
  'chartFile',
]

export interface WholeSizes {
  /** Bytes of all sources as they are, and of the largest one. */
  readonly source: Bytes
  readonly largestSource: Bytes
  /** All readable resources as JSON documents in one bundle, separators included. */
  readonly jsonDocuments: Bytes
  /** Compact JSON of all of them, each in a protobuf field. */
  readonly manifestWork: Bytes
  readonly carried: CarrierSizes
  /** More is in the input than its resources: templates of charts that nobody has rendered. */
  readonly unrendered?: true
}

/** A limit met on a route, and the bytes that are held against it; null where the resource never meets it. */
export interface Check {
  readonly limit: LimitId
  readonly measure: (resource: SizedResource) => Bytes | null
  /**
   * Set where not the resource itself is refused but the object that carries it: that object's kind, for the server's
   * words.
   */
  readonly carrierKind?: string
}

/** An object, or a file, in which the whole input travels, the limit that it meets and the bytes held against that. */
export interface Carrier {
  readonly kind: string
  readonly limit: LimitId
  readonly measure: (whole: WholeSizes) => Bytes | null
  /** Bytes that it has at least, where what it has is not known: enough to be refused. */
  readonly atLeast?: (whole: WholeSizes) => Bytes | null
  /** Not every input has one: nothing to measure is then nothing unknown. */
  readonly optional?: true
  /** Whether the bytes are an estimate: every deflate differs a little, and names are not known yet. */
  readonly estimated: boolean
  /** How far the real bytes may be from an estimate: where that decides, nothing is called refused. */
  readonly error?: (size: Bytes) => Bytes
  /** What the program prints before the words of the API server. */
  readonly says?: string
}

/** A way to bring resources into a cluster: the limits met on the way, in order. */
export interface Route {
  readonly id: RouteId
  /** What a person calls it: a command or the name of a program, not translated. */
  readonly name: string
  /** The body each resource is sent in; null for a resource means that it is never sent this way. */
  readonly body: (resource: SizedResource) => Bytes | null
  /** How each resource is written to the API server in the end. */
  readonly writes: Operation
  /**
   * Whoever writes asks for strict validation: unknown fields are refused. kubectl does by default, and so does Argo CD
   * (gitops-engine `pkg/utils/kube/resource_ops.go`); Helm, controllers and operators create with their own clients,
   * which do not ask. Server-side apply never needs to be asked.
   */
  readonly validates?: true
  /** What each resource meets, in order: the first limit exceeded refuses it. */
  readonly checks: readonly Check[]
  /**
   * Objects that carry the whole input, in the order in which their limits are met. Empty: every resource travels on
   * its own.
   */
  readonly carriers: readonly Carrier[]
  /**
   * What the program says of an object whose name the server is to make, which it refuses; null: its words are not
   * known. Left out: it creates it, or kubectl's apply refuses it.
   */
  readonly unnamed?: (resource: SizedResource) => string | null
  /** What it says of a custom resource whose CRD travels with it, and whether it always does. */
  readonly ownKinds?: { readonly verdict: 'tight' | 'refused'; readonly says: (resource: SizedResource) => string }
  /** Whether the input may be spread over several such objects. */
  readonly inSeveral?: true
  /** Whether kubectl names the file in a server's error: it does where it creates, not under server-side apply. */
  readonly namesFile: boolean
  /** Whether kubectl words the server's refusal; other programs print it as it comes. */
  readonly printedBy: 'kubectl' | 'others'
}
