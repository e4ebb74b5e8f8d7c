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
  Target,
  TextUnfit,
  Unparsed,
  Unplaced,
} from './plan'
export { planBundles } from './plan-bundles'
export { type WrittenDocument, writeDocuments } from './write-documents'
