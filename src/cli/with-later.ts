import type { ResourceReport } from '../core/analysis'
import type { ClusterLimits } from '../core/limit'
import { judgeLater } from '../core/verdict'

/** A resource as JSON has it: the writes after the first with their verdicts in the cluster that is asked about. */
export function withLater(report: ResourceReport, cluster: ClusterLimits) {
  // Its CRD is a resource of its own, and what refuses it stands in the verdicts.
  const { definition: _, answers: __, ...rest } = report
  const { etcdValue } = report.bytes
  const later = judgeLater(etcdValue.later ?? [], cluster)
  return { ...rest, bytes: { ...report.bytes, etcdValue: { ...etcdValue, later } } }
}
