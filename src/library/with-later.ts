import type { ResourceReport } from '../core/analysis'
import type { Sizes } from '../core/encoding'
import type { ClusterLimits } from '../core/limit'
import { judgeLater, type LaterVerdict } from '../core/verdict'

/** A resource as JSON has it: numbers, names and places, never contents. */
export interface ReportedResource extends Omit<ResourceReport, 'definition' | 'answers' | 'bytes'> {
  readonly bytes: Omit<Sizes, 'etcdValue'> & {
    /** What etcd is asked to keep right after a write; `later`: the writes after the first, with their verdicts. */
    readonly etcdValue: Omit<Sizes['etcdValue'], 'later'> & { readonly later: readonly LaterVerdict[] }
  }
}

/** A resource as JSON has it: the writes after the first with their verdicts in the cluster that is asked about. */
export function withLater(report: ResourceReport, cluster: ClusterLimits): ReportedResource {
  // Its CRD is a resource of its own, and what refuses it stands in the verdicts.
  const { definition: _, answers: __, ...rest } = report
  const { etcdValue } = report.bytes
  const later = judgeLater(etcdValue.later ?? [], cluster)
  return { ...rest, bytes: { ...report.bytes, etcdValue: { ...etcdValue, later } } }
}
