export { describeRemovals, type Removal, type Removals } from './describe-removals'
export type { UnsafeUse } from './find-unsafe-uses'
export type { FixInput, Tally } from './fix-input'
export { asJsonDocument } from './json-documents'
export {
  lightestTrim,
  type TrimOption,
  type TrimReport,
  type TrimStep,
  trimChoice,
} from './lightest-trim'
export { proveTrim, type TrimProof } from './prove-trim'
export { type RemedyId, remedies, tryRemedies } from './remedies'
export {
  isWorthNaming,
  type Remedy,
  type RemedyChoice,
  type RemedyReport,
  type Subject,
  type Trial,
  type WhyNot,
} from './remedy'
export { createRemediedReader, type RemediedReader, type RewriteId, rewrites, rewriteValue } from './rewrites'
export { leastInvasiveFirst, type SmallestFix, smallestFix } from './smallest-fix'
export {
  type KeyPart,
  type KeySplit,
  type KeySplitChoice,
  partsEqualWhole,
  type SplitLoad,
  splitByKey,
  unsafeToSplit,
} from './split-by-key'
export { splitKeysOn } from './split-keys-on'
export { asTrim, type Trim, type TrimCut, type TrimEffect, type TrimId, trimmed } from './trim'
export { type TrimRuleId, trimRuleIds } from './trim-rules'
