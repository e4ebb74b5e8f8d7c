export type {
  Analysis,
  AnalysisId,
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
export { type Headline, headlineOf } from './headline'
export { InputTotal } from './input-total'
export { type BundleReport, judgeBundle } from './judge-bundle'
export { type Judged, judgeRoute, judgeRoutes, verdictOn, verdictRows, verdictsOf, weighed } from './judge-routes'
export type { Ledgers } from './ledgers'
export { type ErrorQuestion, type LocatedError, locateErrors } from './locate-errors'
export { type Metric, metrics, prometheusRule } from './metrics'
export { fixOf, remediesOf, removalsOf } from './remedies-of'
export { isEstimate } from './route-total'
export { changesNotInPlace, differenceBetween, sameObjects } from './same-objects'
export type { SoFar } from './so-far'
export { type VerdictColumns, verdictColumns, wordAt } from './verdict-columns'
export { plimsollVersion } from './version'
export { carrierSizesOf, withCarrierSizes } from './weigh-carried'
export { defaultQuota, links, secondsOn, type Weight, weightOf } from './weight'
export { withRefused } from './with-refused'
