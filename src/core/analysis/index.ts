export type {
  Analysis,
  KnownSizes,
  ProblemReport,
  ResourceReport,
  SourceReport,
  VerdictReport,
  WholeReport,
} from './analysis'
export { type AnalyzeOptions, analyze, analyzeSteps, judge, type OnProgress, type Weighing } from './analyze'
export { analyzeStream, type StreamedPiece, type StreamedSource } from './analyze-stream'
export type { Ledgers } from './ledgers'
export { type LocatedError, locateErrors } from './locate-errors'
export { type Metric, metrics, prometheusRule } from './metrics'
export { fixOf, remediesOf, removalsOf } from './remedies-of'
export { sameObjects } from './same-objects'
export { type Summary, summarize } from './summarize'
export { plimsollVersion } from './version'
export { defaultQuota, links, secondsOn, type Weight, weightOf } from './weight'
