export type {
  Analysis,
  KnownSizes,
  ProblemReport,
  ResourceReport,
  RouteReport,
  SourceReport,
  VerdictReport,
  WholeReport,
} from './analysis'
export { type AnalyzeOptions, analyze, analyzeSteps, type OnProgress, type Weighing } from './analyze'
export { analyzeStream, type StreamedPiece, type StreamedSource } from './analyze-stream'
export { breakdownOf, descriptionsOf, fieldsOf, type ResourceBreakdown } from './breakdown-of'
export { InputTotal } from './input-total'
export { type BundleReport, judgeBundle } from './judge-bundle'
export { type Judged, judgeRoutes, verdictRows, verdictsOf, verdictsOn, weighed } from './judge-routes'
export type { Ledgers } from './ledgers'
export { type LocatedError, locateErrors } from './locate-errors'
export { type Metric, metrics, prometheusRule } from './metrics'
export { fixOf, remediesOf, removalsOf } from './remedies-of'
export { isEstimate, shareOf } from './route-total'
export { changesNotInPlace, sameObjects } from './same-objects'
export type { SoFar } from './so-far'
export { type Summary, summarize, summarizeUnder } from './summarize'
export { plimsollVersion } from './version'
export { weighCarried } from './weigh-carried'
export { defaultQuota, links, secondsOn, type Weight, weightOf } from './weight'
