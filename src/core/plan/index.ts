export { type Account, accountOf, type Fate, fatesOf } from './account'
export { filterResources } from './filter-resources'
export { matchPattern } from './match-pattern'
export { maxBundleSize, partBytes } from './max-bundle-size'
export { nextNewBundle } from './new-bundle'
export {
  type Bundle,
  type FilterCount,
  type Format,
  type FormatChoice,
  type GroupBy,
  type InstallStage,
  type MissingFromPlan,
  type Move,
  type MoveNotMade,
  type Placement,
  type PlacementReason,
  type Plan,
  type PlanFilter,
  type PlanSettings,
  type Preset,
  presets,
  type Stage,
  type StageId,
  type StageWait,
  type TextUnfit,
  type Unparsed,
  type Unplaced,
} from './plan'
export { planBundles } from './plan-bundles'
export { isRolledOut } from './rolled-out'
export { documentSteps, documentWriter, type WrittenDocument, writeDocuments } from './write-documents'
