export { budgetOf } from './budget'
export type {
  Bundle,
  Form,
  Placement,
  PlacementReason,
  Plan,
  PlanSettings,
  Preset,
  StageId,
  TextUnfit,
  Unparsed,
  Unplaced,
} from './plan'
export { planBundles } from './plan-bundles'
export { type Target, type TargetRule, targetRule, targets } from './targets'
export { type WrittenDocument, writeDocuments } from './write-documents'
