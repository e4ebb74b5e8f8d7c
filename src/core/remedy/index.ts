export { describeRemovals, type Removal, type Removals } from './describe-removals'
export type { UnsafeUse } from './find-unsafe-uses'
export type { FixInput, Tally } from './fix-input'
export { asJsonDocument } from './json-documents'
export { remedies, tryRemedies } from './remedies'
export type { Remedy, RemedyChoice, RemedyId, RemedyReport, RewriteId, Subject, Trial, WhyNot } from './remedy'
export { createRemediedReader, type RemediedReader, rewrites, rewriteValue } from './rewrites'
export { leastInvasiveFirst, type SmallestFix, smallestFix } from './smallest-fix'
export {
  type KeyPart,
  type KeySplit,
  type KeySplitChoice,
  partsEqualWhole,
  type SplitLoad,
  splitByKey,
} from './split-by-key'
