import { type Bytes, bytes } from '../bytes'
import { type RouteId, routes } from '../route'
import type { Analysis } from './analysis'

/** The effect of the whole input: what it takes in etcd and on the way there. Plain data. */
export interface Effect {
  /** What etcd is asked to keep of all resources under server-side apply; whether any of it is an estimate. */
  readonly etcd: Bytes
  readonly estimated: boolean
  /** What one more revision of everything takes, without compaction (measured, section 4, "Pressure"). */
  readonly revision: { readonly inUse: Bytes; readonly file: readonly [least: Bytes, most: Bytes] }
  /** Revisions of everything until etcd's default quota is full, without compaction. */
  readonly revisionsToQuota: number | null
  /** Requests with a body and the sum of the bodies, for each route that sends each resource by itself. */
  readonly requests: readonly { readonly route: RouteId; readonly count: number; readonly bytes: Bytes }[]
}

/** Value sizes that an update takes in use and of the file, measured with objects of 1 MiB on etcd 3.4.23. */
const inUsePerValue = 1.04
const filePerValue = [1.14, 1.17] as const

/** etcd's `--quota-backend-bytes` where it is not set (etcd server/storage/quota.go). */
export const defaultQuota = bytes(2_147_483_648)

/** Speeds of links in bits per second, from a satellite or a machine's modem to an office. */
export const links: readonly { readonly id: string; readonly bitsPerSecond: number }[] = [
  { id: '64 kbit/s', bitsPerSecond: 64_000 },
  { id: '256 kbit/s', bitsPerSecond: 256_000 },
  { id: '1 Mbit/s', bitsPerSecond: 1_000_000 },
  { id: '10 Mbit/s', bitsPerSecond: 10_000_000 },
  { id: '100 Mbit/s', bitsPerSecond: 100_000_000 },
]

/** Seconds that these bytes take on a link, latency not counted. */
export function secondsOn(size: Bytes, bitsPerSecond: number): number {
  return (size * 8) / bitsPerSecond
}

export function effectOf({ resources }: Analysis): Effect {
  const etcd = bytes(resources.reduce((sum, { bytes: sizes }) => sum + (sizes.etcdValue.serverSideApply ?? 0), 0))
  const share = (factor: number): Bytes => bytes(Math.round(etcd * factor))
  return {
    etcd,
    estimated: resources.some(({ known }) => known.etcdValue === 'estimate'),
    revision: { inUse: share(inUsePerValue), file: [share(filePerValue[0]), share(filePerValue[1])] },
    revisionsToQuota: etcd === 0 ? null : Math.floor(defaultQuota / share(filePerValue[1])),
    requests: routes
      .filter(({ carriers, printedBy }) => carriers.length === 0 && printedBy === 'kubectl')
      .map(({ id, body }) => {
        const bodies = resources.flatMap(({ kind, name, bytes: sizes }) => body({ kind, name, sizes }) ?? [])
        return { route: id, count: bodies.length, bytes: bytes(bodies.reduce<number>((sum, size) => sum + size, 0)) }
      }),
  }
}
