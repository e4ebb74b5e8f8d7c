import { type Bytes, bytes } from '../bytes'
import { limitOf } from '../limit'

/** For whom a plan is made. */
export type Target =
  | 'kubectl'
  | 'powershell'
  | 'kustomize'
  | 'clusterresourceset'
  | 'argocd'
  | 'flux'
  | 'helm'
  | 'capi-operator'
  | 'sveltos'
  | 'fleet'
  | 'ocm'

/** What an applier does to a plan: how its bundles travel, and what it refuses (splitting rules, sections 2 and 4). */
export interface TargetRule {
  readonly id: Target
  /**
   * What holds a bundle. `file`: a manifest. `value`: one text in a ConfigMap or Secret, so it must be UTF-8. `objects`: a list of objects, so
   * text cannot be kept. `archive`: one compressed value for all bundles together.
   */
  readonly carrier: 'file' | 'value' | 'objects' | 'archive'
  /** Budget where none is given, and the most that any setting may ask for; null: no cut. */
  readonly usual: Bytes | null
  readonly most: Bytes | null
  /** Whether the objects of one bundle are sorted by kind, whatever their order in it (Cluster API's `SortForCreate`). */
  readonly sortsByKind: boolean
  /** Whether it refuses the whole where an object stands twice. */
  readonly namedOnce: boolean
  /** Whether kustomize reads the files, which takes less than kubectl and finds other values in some of it (`kustomizeReadsSame`). */
  readonly throughKustomize: boolean
  /** Bytes that the reader wants in a bundle at least. */
  readonly least: Bytes
  /** Whether a CRD shares no bundle with other kinds: a chart takes CRDs from `crds/` alone where it holds objects of their kinds too. */
  readonly crdsApart: boolean
  /** Whether its scripts bring in each bundle by itself, and so with `kubectl create` what has no name of its own. */
  readonly creates: boolean
}

/** Below the 1,048,576 bytes of a ConfigMap with a margin for what a person may add by hand (splitting rules, section 4). */
export const defaultBudget = bytes(1_000_000)

const valueMost = bytes(Math.min(limitOf('configmap.data').max, limitOf('secret.data').max))

const file = {
  carrier: 'file',
  usual: null,
  most: null,
  sortsByKind: false,
  namedOnce: false,
  throughKustomize: false,
  least: bytes(0),
  crdsApart: false,
  creates: false,
} as const satisfies Omit<TargetRule, 'id'>

const kustomized = { ...file, namedOnce: true, throughKustomize: true } as const

const value = { ...file, carrier: 'value', usual: defaultBudget, most: valueMost } as const

/** OCM's webhook counts the JSON of all manifests of a work (limits facts, section 11). */
const workMost = bytes(512_000)

/** Helm refuses a larger file in a chart (splitting rules, section 4). */
const chartFileMost = bytes(5 * 1024 * 1024)

/** A new applier is a line here and an exporter. */
export const targets: readonly TargetRule[] = [
  { id: 'kubectl', ...file, creates: true },
  { id: 'powershell', ...file, creates: true },
  { id: 'kustomize', ...kustomized },
  // It reads 32 bytes of a value before it decides how to read it: a shorter one fails with `EOF` (limits facts, section 7).
  { id: 'clusterresourceset', ...value, sortsByKind: true, least: bytes(32) },
  { id: 'argocd', ...kustomized },
  { id: 'flux', ...kustomized },
  { id: 'helm', ...file, usual: bytes(5_000_000), most: chartFileMost, crdsApart: true },
  { id: 'capi-operator', ...file, carrier: 'archive' },
  { id: 'sveltos', ...value },
  { id: 'fleet', ...file },
  { id: 'ocm', ...file, carrier: 'objects', usual: bytes(500_000), most: workMost, namedOnce: true },
]

export function targetRule(target: Target): TargetRule {
  const rule = targets.find(({ id }) => id === target)
  if (!rule) throw new RangeError(`no target ${target}`)
  return rule
}
