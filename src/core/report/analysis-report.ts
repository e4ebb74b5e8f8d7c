import {
  type Analysis,
  type Judged,
  type ProblemReport,
  type ResourceReport,
  type VerdictReport,
  verdictRows,
  type WholeReport,
} from '../analysis'
import type { Sizes } from '../encoding'
import type { ClusterLimits } from '../limit'
import type { CarrierSizes } from '../route'
import { judgeLater, type LaterVerdict } from '../verdict'
import { problemText } from '../words'

/** An analysis as JSON has it. Its long lists are made one entry at a time, for who writes them as they are made. */
export interface AnalysisReport
  extends Omit<Analysis, 'id' | 'settings' | 'resources' | 'problems' | 'whole' | 'carried'> {
  /** What the numbers and the verdicts depend on besides the input. */
  readonly settings: Analysis['settings'] & { readonly limits: ClusterLimits }
  /** In input order; items of a List in the List's order. */
  readonly resources: Iterable<ReportedResource>
  /**
   * For each route in their order a row for every resource, and one for the whole input where the route carries it in
   * one object.
   */
  readonly verdicts: Iterable<VerdictReport>
  readonly problems: Iterable<ReportedProblem>
  /** The whole input; `carried`: what it measures in the objects that carry it. */
  readonly whole: WholeReport & { readonly carried: CarrierSizes }
}

/** A resource as JSON has it: numbers, names and places, never contents. */
export interface ReportedResource extends Omit<ResourceReport, 'definition' | 'answers' | 'bytes'> {
  readonly bytes: Omit<Sizes, 'etcdValue'> & {
    /** What etcd is asked to keep right after a write; `later`: the writes after the first, with their verdicts. */
    readonly etcdValue: Omit<Sizes['etcdValue'], 'later'> & { readonly later: readonly LaterVerdict[] }
  }
}

export interface ReportedProblem extends ProblemReport {
  /** What it is and what to do, in English. */
  readonly message: string
}

/** An analysis as JSON has it: `plimsoll analyze --json`, which adds byte ledgers, the page, and the library. */
export function analysisReport(judged: Analysis & Judged, cluster: ClusterLimits): AnalysisReport {
  const { id: _, carried: getters, ...analysis } = judged
  // Measured when they are asked for.
  const carried = { ...getters }
  return {
    ...analysis,
    settings: { ...analysis.settings, limits: cluster },
    whole: { ...analysis.whole, carried },
    resources: mapped(analysis.resources, resource => reportedResource(resource, cluster)),
    verdicts: verdictRows({ ...judged, carried }, cluster),
    problems: mapped(analysis.problems, reportedProblem),
  }
}

/** A resource as JSON has it: the writes after the first with their verdicts in the cluster that is asked about. */
export function reportedResource(resource: ResourceReport, cluster: ClusterLimits): ReportedResource {
  // Its CRD is a resource of its own, and what refuses it stands in the verdicts.
  const { definition: _, answers: __, ...rest } = resource
  const { etcdValue } = resource.bytes
  const later = judgeLater(etcdValue.later ?? [], cluster)
  return { ...rest, bytes: { ...resource.bytes, etcdValue: { ...etcdValue, later } } }
}

export function reportedProblem(problem: ProblemReport): ReportedProblem {
  return { ...problem, message: problemText(problem.code, problem.facts) }
}

function* mapped<From, To>(from: readonly From[], to: (each: From) => To): Generator<To> {
  for (const each of from) yield to(each)
}
