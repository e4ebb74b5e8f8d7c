import type { ResourceReport } from '../analysis'
import { laterWriteIds } from '../encoding'
import type { ClusterLimits } from '../limit'
import { judgeLater } from '../verdict'

/** The writes after the first of a listed resource: its place in the list, and their sizes as the analysis has them. */
export type LinkedLater = readonly [resource: number, sizes: readonly number[]]

/**
 * Those of which one does not go as the first did, in a cluster: of the others there is nothing to say, and their
 * numbers are many.
 */
export function laterOf(resources: readonly ResourceReport[], cluster: ClusterLimits): LinkedLater[] {
  return resources.flatMap(({ bytes: { etcdValue } }, index): LinkedLater[] => {
    const { later } = etcdValue
    return later && judgeLater(later, cluster).some(({ outcome }) => outcome !== 'kept') ? [[index, later]] : []
  })
}

/** A key, a lease, and three numbers for each write. */
const mostNumbers = 2 + 3 * laterWriteIds.length

/** Undefined where it says nothing that can be read. */
export function readLater(value: unknown, resources: readonly ResourceReport[]): ResourceReport[] | undefined {
  if (!Array.isArray(value) || value.length > resources.length) return undefined
  const reports = [...resources]
  for (const row of value as unknown[]) {
    if (!Array.isArray(row) || row.length !== 2) return undefined
    const [index, sizes] = row as [number, unknown]
    const report = reports[index]
    if (!report || !Array.isArray(sizes) || sizes.length > mostNumbers || !sizes.every(isNumber)) return undefined
    const { bytes } = report
    reports[index] = { ...report, bytes: { ...bytes, etcdValue: { ...bytes.etcdValue, later: sizes } } }
  }
  return reports
}

/** -1 where a write is not tried again without ownership. */
function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= -1
}
