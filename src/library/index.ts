/**
 * Plimsoll as a library: sources in, plain data out. The functions answer as the commands of the same name do, and give
 * what these write with `--json`; JSON Schemas of it stand beside, in `plimsoll/schemas`. Fields are only ever added
 * within a version.
 */

export type { Top } from '../core/analysis'
export type { Baseline, BudgetsFile, CheckReport } from '../core/budget'
export type { PlanFile } from '../core/export'
export {
  type AnalyzedChart,
  type AnalyzedResource,
  type AnalyzeLine,
  type AnalyzeReport,
  analyze,
  analyzeStream,
  type StreamEnd,
  type StreamedRecord,
  type StreamedResource,
} from './analyze'
export { type CheckOptions, check } from './check'
export { type CompareReport, compare } from './compare'
export { explain, type LimitReport } from './explain'
export { type ErrorReport, type ExplainedError, explainErrors, type FixReport, fix } from './fix'
export type { Input, StreamedInput } from './inputs'
export {
  type AnalyzeOptions,
  type ClusterOptions,
  type CompareOptions,
  type FixOptions,
  InvalidOption,
  type OwnLimits,
  type SplitOptions,
  type TrimOptions,
} from './options'
export { type ReportedProof, type SplitFile, type SplitResult, split, type VerifyReport, verify } from './split'
export { top } from './top'
