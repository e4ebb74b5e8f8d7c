export type {
  Analysis,
  KnownSizes,
  ProblemReport,
  ResourceReport,
  SourceReport,
  VerdictReport,
  WholeReport,
} from './analysis'
export { type AnalyzeOptions, analyze, judge, type OnProgress, type Weighing } from './analyze'
export { analyzeStream, type StreamedPiece, type StreamedSource } from './analyze-stream'
export { breakdownOf, descriptionsOf, fieldsOf, type ResourceBreakdown } from './breakdown-of'
export type { Ledgers } from './ledgers'
export { type LocatedError, locateErrors } from './locate-errors'
export { fixOf, remediesOf, removalsOf } from './remedies-of'
export { sameObjects } from './same-objects'
export { type Summary, summarize } from './summarize'
export { plimsollVersion } from './version'
