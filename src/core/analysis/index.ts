export type {
  Analysis,
  AnalysisId,
  ChartFileReport,
  ChartReport,
  KnownSizes,
  ProblemReport,
  ResourceReport,
  RouteReport,
  SourceReport,
  VerdictReport,
  WholeReport,
} from './analysis'
export { type AnalyzedInput, type AnalyzeOptions, analyze, analyzeSteps, type OnProgress } from './analyze'
export { analysisPieces, analyzeStream, type StreamedPiece, type StreamedSource } from './analyze-stream'
export { breakdownOf, descriptionsOf, fieldsOf, type ResourceBreakdown } from './breakdown-of'
export { type JudgedChart, judgeChart } from './charts'
export { defaultQuota, type Effect, effectOf, links, secondsOn } from './effect'
export { type FailOn, failOnWords, failsOn } from './fails-on'
export { type Headline, headlineOf } from './headline'
export { InputTotal } from './input-total'
export { type BundleReport, judgeBundle } from './judge-bundle'
export { type Judged, judgeRoute, judgeRoutes, verdictOn, verdictRows, verdictsOf } from './judge-routes'
export type { Ledgers } from './ledgers'
export { type ErrorQuestion, type LocatedError, locateErrors } from './locate-errors'
export { carrierSizesOf, withCarrierSizes } from './measure-carriers'
export { copiesManifest, type Measure, type MeasureId, measureForLimit, measureOf, measures } from './measures'
export { type Metric, metrics, prometheusRule } from './metrics'
export { refusedInBundles, withRefused } from './refused-in-bundles'
export { fixOf, remediesOf, removalsOf, trimsOf } from './remedies-of'
export { isEstimate } from './route-total'
export { changesNotInPlace, differenceBetween, sameObjects } from './same-objects'
export { sizedResource } from './sized-resource'
export type { SoFar } from './so-far'
export { type Top, type TopGroup, topOf } from './top'
export { chosenTrim, type TrimFix, trimFixOf } from './trim-fix'
export { type VerdictColumns, verdictColumns, wordAt } from './verdict-columns'
export { plimsollVersion } from './version'
