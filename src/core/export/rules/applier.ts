import { type Bytes, bytes } from '../../bytes'
import { limitOf } from '../../limit'
import type { RouteId } from '../../route'
import type { ExportOption } from './option'

/**
 * What is known of an applier before anything is written for it: plain data, which plans, the question and the page
 * read. How its files are written and read back is beside it, in `writer.ts`.
 */
export interface ApplierRule {
  /** As `--export` takes it, and as it stands in links and `plan.json`. */
  readonly id: string
  /** As its project writes it. */
  readonly label: string
  readonly options: readonly ExportOption[]
  /** The routes by which it brings bundles in; the first is the one it takes where nothing else is said. */
  readonly routes: readonly [RouteId, ...RouteId[]]
  /** How bundles are written where nothing is said: those that count bytes take JSON where the text has too many. */
  readonly format: 'text' | 'auto'
  /**
   * What holds a bundle. `file`: a manifest. `value`: one text in a ConfigMap or Secret, so it must be UTF-8.
   * `objects`: a list of objects, so text cannot be kept. `archive`: one compressed value for all bundles together.
   */
  readonly carrier: 'file' | 'value' | 'objects' | 'archive'
  /** Most bytes of a bundle where none is given, and the most that any setting may ask for; null: no cut. */
  readonly usual: Bytes | null
  readonly most: Bytes | null
  /** Bytes that the reader wants in a bundle at least. */
  readonly least: Bytes
  /**
   * Whether the objects of one bundle are sorted by kind, whatever their order in it (Cluster API's `SortForCreate`).
   */
  readonly sortsByKind: boolean
  /** Whether it refuses the whole where an object stands twice. */
  readonly namedOnce: boolean
  /**
   * Whether kustomize reads the files, which takes less than kubectl and finds other values in some of it
   * (`kustomizeReadsSame`).
   */
  readonly throughKustomize: boolean
  /**
   * Whether a CRD shares no bundle with other kinds: a chart takes CRDs from `crds/` alone where it holds objects of
   * their kinds too.
   */
  readonly crdsApart: boolean
  /** Whether its scripts bring in each bundle by itself, and so with `kubectl create` what has no name of its own. */
  readonly creates: boolean
  /** Whether it goes on only when a workload that others need is running. */
  readonly waits: boolean
}

/**
 * Below the 1,048,576 bytes of a ConfigMap with a margin for what a person may add by hand (splitting rules, section
 * 4).
 */
export const usualBundleSize = bytes(1_000_000)

/** Bundles that are manifests, each in a file as it is. */
export const inFiles = {
  format: 'text',
  carrier: 'file',
  usual: null,
  most: null,
  least: bytes(0),
  sortsByKind: false,
  namedOnce: false,
  throughKustomize: false,
  crdsApart: false,
  creates: false,
  waits: true,
} as const satisfies Partial<ApplierRule>

/** The same where kustomize reads the files. */
export const inKustomizations = { ...inFiles, namedOnce: true, throughKustomize: true } as const

/** Bundles that are texts in ConfigMaps or Secrets. */
export const inValues = {
  ...inFiles,
  format: 'auto',
  carrier: 'value',
  usual: usualBundleSize,
  most: bytes(Math.min(limitOf('configmap.data').max, limitOf('secret.data').max)),
  waits: false,
} as const
