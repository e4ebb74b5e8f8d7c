export { bundlesToApply, type ComparedBundle } from './bundles-to-apply'
export { compareAnalyses, type NotInPlaceOf, type SameObjects } from './compare-analyses'
export type { Change, ComparedKind, ComparedResource, Comparison, SideTotals } from './comparison'
