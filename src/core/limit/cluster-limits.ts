import { type Bytes, bytes } from '../bytes'
import { type LimitId, limitOf, limits } from './limits'

export type PresetId = 'kubernetes' | 'k3s-sql' | 'etcd-raised'

/** Limits as a kind of cluster has them. */
export interface LimitPreset {
  readonly id: PresetId
  /** Where it differs from the table; null: that kind of cluster does not enforce the limit. */
  readonly differs: Readonly<Partial<Record<LimitId, Bytes | null>>>
  /** What is worth knowing, in English. */
  readonly note: string
}

/**
 * Limits that a size sets, by a flag or a variable of the component that enforces them, and that a route meets. The
 * rest is compiled in.
 */
export const clusterSettings: readonly LimitId[] = [
  'etcd.request',
  'proxy.body',
  'argocd.directory',
  'flux.chart.file',
  'olm.bundle',
  'ocm.manifestwork',
]

const raised = bytes(10 * 1024 * 1024)

export const limitPresets: readonly LimitPreset[] = [
  { id: 'kubernetes', differs: {}, note: 'The defaults of Kubernetes and etcd.' },
  {
    id: 'k3s-sql',
    // k3s-io/kine stores to SQL and has no check of 1.5 MiB; the client of kube-apiserver refuses above 2 MiB as ever.
    differs: { 'etcd.request': null },
    note: 'k3s with a SQL database (kine) has no limit of 1.5 MiB; above 2 MiB the API server itself refuses. On etcd the same object fails.',
  },
  {
    id: 'etcd-raised',
    differs: { 'etcd.request': raised, 'etcd.grpc.recv': bytes(raised + 512 * 1024) },
    note: 'etcd with --max-request-bytes=10485760. It gains at most 2 MiB: the API server sends no larger message to etcd, and has no flag for that.',
  },
]

/** What people call the presets; k3s keeps its state in SQLite unless it is told otherwise. */
const aliases = [
  ['k8s', 'kubernetes'],
  ['default', 'kubernetes'],
  ['k3s', 'k3s-sql'],
] as const satisfies readonly (readonly [string, PresetId])[]

/** A word for a preset: its id, or what people call it. */
export type PresetWord = PresetId | (typeof aliases)[number][0]

/** The words for presets. */
export const presetWords: readonly PresetWord[] = [
  ...limitPresets.map(({ id }) => id),
  ...aliases.map(([alias]) => alias),
]

/** The preset of a word, in capitals or not; null: there is none. */
export function namedPreset(word: string): PresetId | null {
  const said = word.toLowerCase()
  const preset = limitPresets.find(({ id }) => id === said)
  return preset?.id ?? aliases.find(([alias]) => alias === said)?.[1] ?? null
}

/** The limits of a cluster: a preset, own values over it, and from where on a fit is called tight. Plain data. */
export interface ClusterLimits {
  readonly preset: PresetId
  readonly own: Readonly<Partial<Record<LimitId, Bytes>>>
  /** Share of a limit over which what fits is called tight. */
  readonly tightOver: number
  /**
   * Unknown fields are dropped in silence, as with kubectl's `--validate=ignore`; missing: kubectl's default, under
   * which they are refused.
   */
  readonly validate?: 'ignore'
}

export const defaultCluster: ClusterLimits = { preset: 'kubernetes', own: {}, tightOver: 0.85 }

/** What a limit is in such a cluster; null where it is not enforced. */
export function maxOf({ preset, own }: ClusterLimits, id: LimitId): Bytes | null {
  const set = own[id] ?? limitPresets.find(candidate => candidate.id === preset)?.differs[id]
  if (set !== undefined) return set
  const { max, onlyWhereSet } = limitOf(id)
  return onlyWhereSet ? null : max
}

/** Stored or linked limits, checked: what is not known, or is no number, is left out. */
export function asClusterLimits(stored: unknown): ClusterLimits {
  if (typeof stored !== 'object' || stored === null) return defaultCluster
  const { preset, own, tightOver, validate } = stored as Partial<Record<keyof ClusterLimits, unknown>>
  const kept = typeof own === 'object' && own !== null ? Object.entries(own).filter(isOwnLimit) : []
  return {
    preset: limitPresets.find(({ id }) => id === preset)?.id ?? defaultCluster.preset,
    own: Object.fromEntries(kept),
    tightOver: typeof tightOver === 'number' && tightOver > 0 && tightOver <= 1 ? tightOver : defaultCluster.tightOver,
    ...(validate === 'ignore' ? { validate } : {}),
  }
}

function isOwnLimit([id, max]: [string, unknown]): boolean {
  return limits.some(limit => limit.id === id) && Number.isSafeInteger(max) && Number(max) > 0
}

/** Whether two clusters have the same limits. */
export function sameLimits(a: ClusterLimits, b: ClusterLimits): boolean {
  const ids = new Set([...Object.keys(a.own), ...Object.keys(b.own)] as LimitId[])
  const isAlike = a.preset === b.preset && a.tightOver === b.tightOver && a.validate === b.validate
  return isAlike && [...ids].every(id => a.own[id] === b.own[id])
}
