export { bundlesToApply, type ComparedBundle } from './bundles-to-apply'
export { compareAnalyses, type ObjectPair, type SameObjects } from './compare-analyses'
export type { Change, ComparedKind, ComparedResource, Comparison, SideTotals } from './comparison'
export type { NotInPlace, UpgradeRemedy } from './not-in-place'
