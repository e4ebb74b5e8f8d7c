import type { ClusterLimits } from '../limit'
import type { RouteId } from '../route'
import type { Verdict } from '../verdict'
import type { ResourceReport, RouteReport } from './analysis'

/** The facts of the one sentence that answers a question. Plain data; `words` says it. */
export interface Headline {
  readonly route: RouteId
  readonly cluster: ClusterLimits
  /**
   * `nothing`: no resource could be read. `computing`: nothing refuses it as far as is known, and something is not
   * known. `whole`: the object that carries the whole input is refused, so that a count of resources would mislead.
   * Otherwise resources are counted.
   */
  readonly says: 'nothing' | 'computing' | 'whole' | 'count'
  /** Of `of` readable resources: how many fit, tight ones among them, are refused, are tight. The rest is not known. */
  readonly fit: number
  readonly of: number
  readonly refused: number
  readonly tight: number
  /** Documents that cannot be read. */
  readonly unreadable: number
  /** What decides: of the whole, or of one resource. Null where everything fits, or nothing was judged. */
  readonly worst: {
    readonly verdict: Verdict
    readonly resource: Pick<ResourceReport, 'kind' | 'name'> | null
    /** Whether its bytes are an estimate. */
    readonly estimated: boolean
  } | null
}

/** The headline of a route in a cluster. `unreadable` counts the documents that no route takes. */
export function headlineOf(report: RouteReport, cluster: ClusterLimits, unreadable: number): Headline {
  const { route, verdict, goIn, of, tight, unknown, whole, meets, about, estimated } = report
  const says =
    of === 0 && !report.unrendered
      ? 'nothing'
      : whole?.verdict === 'refused'
        ? 'whole'
        : verdict === 'unknown'
          ? 'computing'
          : 'count'
  const decided = says === 'whole' ? whole : verdict === 'fits' ? null : meets
  const resource = says === 'whole' ? null : about
  return {
    ...{ route, cluster, says, fit: goIn, of, tight, unreadable },
    refused: of - goIn - unknown,
    worst: decided && { verdict: decided, resource, estimated },
  }
}
