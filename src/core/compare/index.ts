export { bundlesToApply, type ComparedBundle } from './bundles-to-apply'
export { compareAnalyses, type NotInPlaceOf, type SameObjects } from './compare-analyses'
export { compareWholes, isNewlyRefused } from './compare-wholes'
export type {
  Change,
  ComparedKind,
  ComparedLater,
  ComparedResource,
  ComparedWhole,
  Comparison,
  SideTotals,
} from './comparison'
